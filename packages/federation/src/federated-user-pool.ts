import { FaultError } from '@auth0-cognito/contract';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

import { AppClient } from './app-client/app-client';
import type { IAppClient } from './app-client/app-client-ref';
import { WebClient } from './app-client/web-client';
import { Auth0Federation } from './auth0-federation';
import { Auth0Tenant } from './auth0/auth0-tenant';
import * as checks from './checks';
import { fault } from './faults';
import { checkFederatedUserPool } from './federated-user-pool-checks';
import {
  WEB_CLIENT_KEY,
  withDefaults,
  type FederatedClientSettings,
  type FederatedUserPoolSettings,
} from './federated-user-pool-settings';
import { groupsTrigger } from './groups-attribute';
import { hostedUrls, signOutEnd, type HostedUrls } from './hosted-urls';
import { IdentityPool } from './identity-pool/identity-pool';
import { ResourceServer } from './user-pool/resource-server';
import { claimsOfRoles } from './identity-pool/role-attributes';
import { creatorOf } from './shared-iam-provider';
import { existingUserPool } from './user-pool/existing-user-pool';
import { LoginBranding } from './user-pool/login-branding';
import { withSignInSecurityDefaults } from './user-pool/sign-in-security';
import { allowLinks, linksFunction } from './user-links';
import { UserGroup } from './user-pool/user-group';
import type { ReferencedUserPool } from './user-pool/referenced-user-pool';
import { UserPool } from './user-pool/user-pool';
import { UserPoolDomain } from './user-pool/user-pool-domain';

/** Props of a {@link FederatedUserPool}: plain values, and the providers if the stack has several. */
export interface FederatedUserPoolProps extends FederatedUserPoolSettings {
  /**
   * AWS provider of us-east-1, the required region of the certificate of a custom domain.
   *
   * @default - none: a custom domain requires the ARN of a certificate
   */
  readonly usEast1Provider?: TerraformProvider;
  /**
   * Auth0 providers by federation key, if the tenants differ.
   *
   * @default - the stack's only Auth0 provider
   */
  readonly auth0Providers?: Readonly<Record<string, TerraformProvider>>;
}

/**
 * Defines a user pool whose users sign in with Auth0, and everything that an application needs for this: domain, clients, the
 * Auth0 side, and an identity pool for AWS credentials. One apply creates all of it.
 *
 * @example
 * import { FederatedUserPool } from '@auth0-cognito/federation';
 * import type { Construct } from 'constructs';
 *
 * export const signIn = (scope: Construct) =>
 *   new FederatedUserPool(scope, 'Federation', {
 *     name: 'acme-dev',
 *     region: 'eu-central-1',
 *     appUrl: 'http://localhost:3000',
 *     domain: { prefix: 'acme-dev-login' },
 *     federations: {
 *       auth0: { tenant: { domain: 'acme-dev.eu.auth0.com' }, identityProvider: { name: 'Auth0' } },
 *     },
 *   });
 */
export class FederatedUserPool extends Construct {
  readonly appUrl: string;
  /** The pool that the stack creates, or a reference to a pool of another stack. */
  readonly pool: UserPool | ReferencedUserPool;
  readonly domain: UserPoolDomain;
  readonly resourceServers: Readonly<Record<string, ResourceServer>>;
  readonly webClient: WebClient;
  /** All clients by key; the primary web client is `web`. */
  readonly clients: Readonly<Record<string, IAppClient>>;
  readonly federations: Readonly<Record<string, Auth0Federation>>;
  /** Key of the federation whose sign-out is in the outputs. */
  readonly primaryFederation: string;
  readonly identityPool: IdentityPool;
  /** Groups by key. */
  readonly groups: Readonly<Record<string, UserGroup>>;
  /** Sign-in and sign-out of the primary web client. */
  readonly hostedUrls: HostedUrls;

  constructor(scope: Construct, id: string, props: FederatedUserPoolProps) {
    super(scope, id);
    checks.refuse(
      this,
      checkFederatedUserPool(this.node.path, props, { hasUsEast1Provider: props.usEast1Provider !== undefined }),
    );

    const settings = withDefaults(props);
    const { appUrl } = settings;

    this.appUrl = appUrl;
    const links = props.linkUsersOf && linksFunction(this, props.linkUsersOf, props);
    const triggers = {
      ...settings.userPool.lambdaTriggers,
      ...(links && { preSignUp: links.arn }),
      ...(props.groupsAttribute !== undefined &&
        groupsTrigger(this, props.groupsAttribute, {
          ...props,
          tier: withSignInSecurityDefaults(settings.userPool).tier,
        })),
    };
    const { existingName } = props.userPool ?? {};
    this.pool =
      existingName === undefined
        ? new UserPool(this, 'UserPool', {
            ...settings.userPool,
            ...(Object.keys(triggers).length > 0 && { lambdaTriggers: triggers }),
          })
        : existingUserPool(this, 'UserPool', { ...props.userPool, existingName, region: props.region });
    const userPool = this.pool;
    if (links) allowLinks(links, userPool.arn);
    this.domain = new UserPoolDomain(this, 'Domain', {
      ...props.domain,
      userPool,
      usEast1Provider: props.usEast1Provider,
    });
    this.resourceServers = each(this, 'ResourceServers', settings.resourceServers, (parent, key, server) => {
      return new ResourceServer(parent, key, { ...server, userPool });
    });
    const resourceServers = Object.values(this.resourceServers);
    const webClient = new WebClient(this, 'WebClient', {
      ...settings.webClient,
      userPool,
      resourceServers,
    });
    this.webClient = webClient;
    const tenants = each(this, 'Tenants', props.federations, (parent, key, { tenant }) => {
      return new Auth0Tenant(parent, key, { ...tenant, provider: props.auth0Providers?.[key] });
    });
    const creators = (key: string) => creatorOf(key, props.federations);
    // A federation that creates a shared provider is before those that share it.
    const inOrder = Object.entries(settings.federations).sort(
      ([one], [other]) => Number(creators(one) !== undefined) - Number(creators(other) !== undefined),
    );
    const made: Record<string, Auth0Federation> = {};
    each(this, 'Federations', Object.fromEntries(inOrder), (parent, key, federation) => {
      const maker = creators(key);
      made[key] = new Auth0Federation(parent, key, {
        ...federation,
        allowedLogoutUrls: [...new Set([...signOutEnds(key, props), ...(federation.allowedLogoutUrls ?? [])])],
        claimsOfRoles: claimsOfRoles(props, federation),
        sharedIamOidcProvider: maker === undefined ? undefined : entry(made, maker).iamOidcProvider,
        tenant: entry(tenants, key),
        userPool,
        cognitoHost: this.domain.host,
        webClient,
        appUrl,
      });
      return made[key];
    });
    this.federations = Object.fromEntries(Object.keys(settings.federations).map((key) => [key, entry(made, key)]));
    this.primaryFederation = settings.primaryFederation;
    const others = each(this, 'Clients', settings.clients, (parent, key, { federations, ...client }: AnyClient) => {
      const own = (federations ?? Object.keys(this.federations)).map((federation) =>
        entry(this.federations, federation),
      );
      const end = signOutEnd(client);
      return new AppClient(parent, key, {
        ...client,
        // Cognito's sign-out redirects to Auth0's, which redirects to the client.
        ...(end !== undefined && {
          logoutUrls: [...(client.logoutUrls ?? []), ...own.map((federation) => federation.logoutUrlTo(end))],
        }),
        userPool,
        resourceServers,
        identityProviders: own.map(({ identityProvider }) => identityProvider),
      });
    });
    this.clients = { [WEB_CLIENT_KEY]: webClient, ...others };
    const signInClients = Object.fromEntries(
      Object.entries(this.clients).filter(([key]) => props.clients?.[key]?.type !== 'machine'),
    );
    this.identityPool = new IdentityPool(this, 'IdentityPool', {
      ...settings.identityPool,
      userPool,
      clientIds: Object.values(signInClients).map(({ clientId }) => clientId),
      oidcProviders: [...new Set(Object.values(this.federations).map(({ iamOidcProvider }) => iamOidcProvider))].filter(
        ({ consumer }) => consumer === 'identity-pool',
      ),
    });
    const { roles } = this.identityPool;
    this.groups = each(this, 'Groups', settings.groups, (parent, key, { role, ...group }) => {
      return new UserGroup(parent, key, { ...group, userPool, roleArn: role && entry(roles, role).arn });
    });
    if (settings.loginBranding) {
      const { loginBranding } = settings;
      each(this, 'LoginBranding', signInClients, (parent, key, { clientId }) => {
        return new LoginBranding(parent, key, { ...loginBranding, userPool, clientId });
      });
    }
    this.hostedUrls = hostedUrls(this.domain.host, webClient.clientId, webClient.callbackUrls[0] ?? appUrl);
  }

  /**
   * The pool that the stack creates, with its Terraform resource.
   *
   * @throws FaultError ERR_EXISTING_USER_POOL_UNMANAGED if the pool is of another stack: use `pool`.
   */
  get userPool(): UserPool {
    if (this.pool instanceof UserPool) return this.pool;
    throw new FaultError(this.node.path, [
      fault.ERR_EXISTING_USER_POOL_UNMANAGED({ path: `${this.node.path}.userPool` }),
    ]);
  }
}

type AnyClient = FederatedClientSettings & {
  readonly name: string;
  readonly federations?: readonly string[];
  readonly logoutUrls?: readonly string[];
};

/** Final URLs of the sign-outs of all additional clients of a federation, which Auth0 must allow. */
function signOutEnds(federation: string, { clients = {} }: FederatedUserPoolProps): string[] {
  return Object.values(clients)
    .filter(({ federations }: Omit<AnyClient, 'name'>) => federations?.includes(federation) ?? true)
    .flatMap((client) => signOutEnd(client) ?? []);
}

/** Creates a construct for each entry of a record, with the key as its id in a separate scope. */
function each<S, C>(
  scope: Construct,
  id: string,
  settings: Readonly<Record<string, S>> | undefined,
  make: (parent: Construct, key: string, settings: S) => C,
): Record<string, C> {
  const entries = Object.entries(settings ?? {});
  if (entries.length === 0) return {};
  const parent = new Construct(scope, id);
  return Object.fromEntries(entries.map(([key, value]) => [key, make(parent, key, value)]));
}

/** An entry with a checked key. */
function entry<T>(record: Readonly<Record<string, T>>, key: string): T {
  const value = record[key];
  if (value === undefined) throw new RangeError(`no entry ${key}`);
  return value;
}
