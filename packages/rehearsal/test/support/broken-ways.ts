import {
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  UpdateIdentityProviderCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Rehearsal } from '../../src';

/** Breaks a live environment and resolves to what mends it. */
export type Break = (rehearsal: Rehearsal, outputs: EnvironmentOutputs) => Promise<() => Promise<unknown>>;

/** Changes the web client, which an update replaces as a whole. */
const client =
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
const identityProvider =
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

/** Changes the Auth0 application. */
const application =
  (change: { callbacks?: string[]; allowed_logout_urls?: string[] }): Break =>
  async (rehearsal, outputs) => {
    const federation = outputs.federations[outputs.primary_federation];
    const { clients } = rehearsal.auth0.tenant(rehearsal.tenantOf(federation?.auth0_domain ?? ''));
    const id = federation?.auth0_client_id ?? '';
    const before = await clients.get(id);
    await clients.update(id, change);
    return () =>
      clients.update(id, { callbacks: before.callbacks ?? [], allowed_logout_urls: before.allowed_logout_urls ?? [] });
  };

const managedLogin: Break = async (rehearsal, outputs) => {
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

/** What an operator can break on either side by hand, and the check that must name it. */
export const BROKEN_WAYS: [what: string, way: Break, check: string][] = [
  ['a client without the provider', client(() => ({ SupportedIdentityProviders: ['COGNITO'] })), 'redirect-to-auth0'],
  [
    'another callback at Cognito',
    client(() => ({ CallbackURLs: ['https://other.example'], DefaultRedirectURI: undefined })),
    'callback-accepted',
  ],
  ['another logout URL at Cognito', client(() => ({ LogoutURLs: ['https://other.example'] })), 'logout-accepted'],
  ['the implicit flow', client(() => ({ AllowedOAuthFlows: ['code', 'implicit'] })), 'implicit-refused'],
  ['the client id of another application', identityProvider({ client_id: 'another' }), 'redirect-to-auth0'],
  [
    'a sign-in at another tenant',
    identityProvider({ authorize_url: 'https://other.eu.auth0.com/authorize' }),
    'redirect-to-auth0',
  ],
  [
    'another callback at Auth0',
    application({ callbacks: ['https://other.example/oauth2/idpresponse'] }),
    'auth0-accepts-callback',
  ],
  ['another logout URL at Auth0', application({ allowed_logout_urls: ['https://other.example'] }), 'auth0-logout'],
  ['managed login without a style', managedLogin, 'login-page'],
];

/** Answers of a server that is not Cognito, at the hosts of Cognito. */
export const STRANGER_CHECKS = [
  'pool-discovery',
  'pool-keys',
  'callback-refused',
  'plain-pkce-refused',
  'logout-to-login',
];
