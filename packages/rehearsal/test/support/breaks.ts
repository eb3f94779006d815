import {
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  UpdateIdentityProviderCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { GetRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { Management } from 'auth0';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Rehearsal } from '../../src';

/** Breaks a live environment and resolves to a function that repairs it. */
export type Break = (rehearsal: Rehearsal, outputs: EnvironmentOutputs) => Promise<() => Promise<unknown>>;

/** Changes the web client, which an update replaces as a whole. */
export const client =
  (change: (client: UserPoolClientType) => Partial<UserPoolClientType>): Break =>
  async (rehearsal, outputs) => {
    const cognito = rehearsal.aws.cognito(outputs.region);
    const ids = { UserPoolId: outputs.user_pool_id, ClientId: outputs.clients[outputs.web_client]?.client_id };
    const { UserPoolClient: before = {} } = await cognito.send(new DescribeUserPoolClientCommand(ids));
    const write = ({
      ClientSecret: _secret,
      CreationDate: _made,
      LastModifiedDate: _changed,
      ...settings
    }: UserPoolClientType) => cognito.send(new UpdateUserPoolClientCommand({ ...settings, ...ids }));
    await write({ ...before, ...change(before) });
    return () => write(before);
  };

/** Changes the identity provider's details. */
export const identityProvider =
  (change: Record<string, string>): Break =>
  async (rehearsal, outputs) => {
    const cognito = rehearsal.aws.cognito(outputs.region);
    const ids = {
      UserPoolId: outputs.user_pool_id,
      ProviderName: outputs.federations[outputs.primary_federation]?.identity_provider,
    };
    const { IdentityProvider: before } = await cognito.send(new DescribeIdentityProviderCommand(ids));
    const write = (details: Record<string, string>) =>
      cognito.send(new UpdateIdentityProviderCommand({ ...ids, ProviderDetails: details }));
    const details = before?.ProviderDetails ?? {};
    await write({ ...details, ...change });
    return () => write(details);
  };

type Application = Management.UpdateClientRequestContent;

/** The Auth0 application, and functions that change it. */
function applicationOf(rehearsal: Rehearsal, outputs: EnvironmentOutputs) {
  const federation = outputs.federations[outputs.primary_federation];
  const { clients } = rehearsal.auth0.tenant(rehearsal.tenantOf(federation?.auth0_domain ?? ''));
  return { clients, id: federation?.auth0_client_id ?? '' };
}

/** Changes the Auth0 application. */
export const application =
  (change: Application): Break =>
  async (rehearsal, outputs) => {
    const { clients, id } = applicationOf(rehearsal, outputs);
    const before = (await clients.get(id)) as Application;
    await clients.update(id, change);
    const changed = Object.keys(change).map((name) => [name, before[name as keyof Application]]);
    return () => clients.update(id, Object.fromEntries(changed) as Application);
  };

/** Replaces the responses at some URLs of a stand-in, as another server or a network fault would. */
export const instead =
  (name: string, answers: (url: URL) => Answer | undefined): Break =>
  async (rehearsal) => {
    const restore = rehearsal.intercept(name, (listener) => (request, response) => {
      const answer = answers(new URL(request.url ?? '/', `https://${request.headers.host}`));
      if (!answer) return listener(request, response);
      if (answer === 'hangs up') return void request.socket.destroy();
      const { status = 200, headers = {}, body = '' } = answer;
      return void response.writeHead(status, headers).end(body);
    });
    return async () => restore();
  };

type Answer = 'hangs up' | { status?: number; headers?: Record<string, string>; body?: string };

/** A JSON document. */
export const json = (value: object): Answer => ({ body: JSON.stringify(value) });

/** Responds at one path: with a response, or with a redirect to the result of `answer` for the query. */
export const at =
  (path: string, answer: (asked: URLSearchParams) => Answer | string | false | null | undefined) =>
  ({ pathname, searchParams }: URL): Answer | undefined => {
    const given = pathname.endsWith(path) && answer(searchParams);
    if (!given) return undefined;
    return typeof given === 'object' || given === 'hangs up' ? given : { status: 302, headers: { location: given } };
  };

export const DISCOVERY = '/.well-known/openid-configuration';
export const KEYS = '/.well-known/jwks.json';
/** Keys that cannot sign RS256. */
export const ELLIPTIC_KEYS = json({ keys: [{ kty: 'EC', kid: 'one', crv: 'P-256', x: 'x', y: 'y' }] });

/** Writes Auth0's client ID to the field of its secret. */
export const swappedSecret: Break = (rehearsal, outputs) => {
  const { id } = applicationOf(rehearsal, outputs);
  return identityProvider({ client_secret: id })(rehearsal, outputs);
};

/** Allows users of any identity pool to assume the role. */
export const roleOfAnyPool: Break = async (rehearsal, outputs) => {
  const iam = rehearsal.aws.iam();
  const RoleName = outputs.authenticated_role_arn.split('/').at(-1);
  const { Role: role } = await iam.send(new GetRoleCommand({ RoleName }));
  const before = decodeURIComponent(role?.AssumeRolePolicyDocument ?? '');
  const write = (PolicyDocument: string) => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  await write(before.replace('cognito-identity.amazonaws.com:aud', 'x'));
  return () => write(before);
};

/** Enables managed login without a branding style for it. */
export const managedLogin: Break = async (rehearsal, outputs) => {
  const cognito = rehearsal.aws.cognito(outputs.region);
  const write = (ManagedLoginVersion: number) =>
    cognito.send(
      new UpdateUserPoolDomainCommand({
        Domain: outputs.cognito_domain.split('.')[0],
        UserPoolId: outputs.user_pool_id,
        ManagedLoginVersion,
      }),
    );
  await write(2);
  return () => write(1);
};

/** Deletes the Auth0 application permanently: a new one has another ID. */
export async function deleteApplication(rehearsal: Rehearsal, outputs: EnvironmentOutputs): Promise<void> {
  const { clients, id } = applicationOf(rehearsal, outputs);
  await clients.delete(id);
}
