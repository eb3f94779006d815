import { applicationName, clientName, webClientName } from '@auth0-cognito/contract';

import {
  confidentialClientShape,
  machineClientShape,
  publicClientShape,
  type ConfidentialClientSettings,
  type MachineClientSettings,
  type PublicClientSettings,
} from './app-client/app-client';
import { webClientShape, type WebClientSettings } from './app-client/web-client';
import type { Auth0FederationSettings, ExistingApplication } from './auth0-federation';
import { auth0ApplicationShape, type Auth0ApplicationSettings } from './auth0/auth0-application';
import { auth0TenantShape, type Auth0TenantSettings } from './auth0/auth0-tenant';
import { claimsActionShape } from './auth0/claims-action';
import { auth0ConnectionShape } from './auth0/enabled-connections';
import { identityPoolShape, type IdentityPoolSettings } from './identity-pool/identity-pool';
import { iamOidcProviderShape } from './identity-provider/iam-oidc-provider';
import { oidcIdentityProviderShape } from './identity-provider/oidc-identity-provider';
import { roleDefaultsShape, type RoleDefaults } from './role-defaults';
import { shapeOf } from './shape';
import type { ExistingUserPoolSettings } from './user-pool/existing-user-pool';
import { otherFactors } from './user-pool/first-factors';
import { loginBrandingShape, type LoginBrandingSettings } from './user-pool/login-branding';
import { resourceServerShape, type ResourceServerSettings } from './user-pool/resource-server';
import { userGroupShape, type UserGroupSettings } from './user-pool/user-group';
import { userPoolShape, type UserPoolSettings } from './user-pool/user-pool';
import { hostOfPages, userPoolDomainShape, type UserPoolDomainSettings } from './user-pool/user-pool-domain';

/** A federation of a federated user pool. Only the tenant and the name of the identity provider are required. */
export interface FederationSettings extends Omit<Auth0FederationSettings, 'application'> {
  /** The Auth0 tenant. It must exist. */
  readonly tenant: Auth0TenantSettings;
  /**
   * The Auth0 application.
   *
   * @default - an application is created
   */
  readonly application?: Partial<Auth0ApplicationSettings> | ExistingApplication;
}

/** Settings of every additional client. */
export interface MoreClient {
  /**
   * Name of the client, unique in the pool.
   *
   * @default - `{name}-{key}`
   */
  readonly name?: string;
}

/** Settings of every additional sign-in client. */
export interface MoreSignInClient extends MoreClient {
  /**
   * Keys of the federations with which users sign in.
   *
   * @default - all
   */
  readonly federations?: readonly string[];
}

/** An additional client of a federated user pool. */
export type FederatedClientSettings =
  | (Omit<PublicClientSettings, 'name'> & MoreSignInClient)
  | (Omit<ConfidentialClientSettings, 'name'> & MoreSignInClient)
  | (Omit<MachineClientSettings, 'name'> & MoreClient);

/** Values of a federated user pool. They are plain data: no tokens are needed. */
export interface FederatedUserPoolSettings {
  /** First part of every name: `acme-dev`. A change renames, and so **replaces, the pool and loses its users**. */
  readonly name: string;
  /** Region of the AWS provider. */
  readonly region: string;
  /** URL of the application: https, or http://localhost. */
  readonly appUrl: string;
  /** Host of the sign-in pages. */
  readonly domain: UserPoolDomainSettings;
  /**
   * Style of managed login, the same for every sign-in client. It requires `domain.managedLoginVersion` 2 and version 6.25 of
   * the AWS provider or newer.
   *
   * @default - none: managed login shows no page until a style exists
   */
  readonly loginBranding?: LoginBrandingSettings;
  /** Auth0 tenants with which users sign in, by a stable key. */
  readonly federations: Readonly<Record<string, FederationSettings>>;
  /**
   * Key of the federation whose sign-out URL is in the outputs.
   *
   * @default - the only one; required if there are several
   */
  readonly primaryFederation?: string;
  /**
   * The user pool, or the name of a pool of another stack.
   *
   * @default - a pool named `{name}`, with safe defaults
   */
  readonly userPool?: Partial<Omit<UserPoolSettings, 'region'>> & ExistingUserPoolSettings;
  /**
   * The primary web client, to which Auth0's login URI refers.
   *
   * @default - a public client named `{name}-web`, with the URL of the application as callback and logout URL
   */
  readonly webClient?: Partial<WebClientSettings>;
  /**
   * Additional clients, by a stable key other than `web`.
   *
   * @default - none
   */
  readonly clients?: Readonly<Record<string, FederatedClientSettings>>;
  /**
   * APIs whose scopes the clients can have, by a stable key.
   *
   * @default - none
   */
  readonly resourceServers?: Readonly<Record<string, ResourceServerSettings>>;
  /**
   * Groups of users, by a stable key.
   *
   * @default - none
   */
  readonly groups?: Readonly<Record<string, UserGroupSettings>>;
  /**
   * Attribute with the groups of federated users, such as `custom:groups`: map a claim of Auth0 to it. Tokens contain those of these groups that
   * `groups` has, in addition to those that the user is a member of. A Lambda function of the stack adds them at each sign-in and refresh.
   *
   * @default - none: tokens contain the groups that the user is a member of
   */
  readonly groupsAttribute?: string;
  /**
   * Keys of the federations whose users are linked to native users. An identity that never signed in is linked to the native user with the same
   * email address, if both have verified it. **A person who controls the addresses of the Auth0 tenant can sign in as these native users.** A
   * Lambda function of the stack links them: this sign-in fails, and the next one succeeds.
   *
   * @default - none: a federated user and a native user with the same email address are two users
   */
  readonly linkUsersOf?: readonly string[];
  /**
   * The identity pool. It issues credentials to the users of all clients except machine clients.
   *
   * @default - a pool named `{name}`, whose users get a role without permissions
   */
  readonly identityPool?: Partial<IdentityPoolSettings>;
  /**
   * Path and permissions boundary of every created IAM role.
   *
   * @default - none
   */
  readonly roleDefaults?: RoleDefaults;
}

/** The settings with every default that follows from another setting: for the checks and for the construct. @internal */
export function withDefaults(settings: FederatedUserPoolSettings) {
  const { name, region, appUrl, federations, roleDefaults } = settings;
  return {
    ...settings,
    primaryFederation: settings.primaryFederation ?? Object.keys(federations)[0] ?? '',
    userPool: { name, ...withRelyingParty(settings), region, roleDefaults },
    webClient: { name: webClientName(name), callbackUrls: [appUrl], logoutUrls: [appUrl], ...settings.webClient },
    clients: mapValues(settings.clients, (client, key) => ({ ...client, name: client.name ?? clientName(name, key) })),
    federations: mapValues(federations, ({ application = {}, ...federation }, key) => ({
      ...federation,
      application:
        'existingClientId' in application
          ? application
          : { name: applicationNameOf(name, key, federations), ...application },
    })),
    resourceServers: settings.resourceServers ?? {},
    groups: mapValues(settings.groups, (group, key) => ({ ...group, name: group.name ?? key })),
    identityPool: { name, ...settings.identityPool, roleDefaults },
  };
}

/** The relying party of passkeys is the host of the sign-in pages, unless the settings have another one. */
function withRelyingParty({ userPool = {}, domain, region }: FederatedUserPoolSettings): Partial<UserPoolSettings> {
  if (!otherFactors(userPool).includes('passkey')) return userPool;
  return { ...userPool, passkeys: { relyingPartyId: hostOfPages(domain, region), ...userPool.passkeys } };
}

/** The default name of the application of a federation, unique in its tenant. */
function applicationNameOf(name: string, key: string, federations: FederatedUserPoolSettings['federations']): string {
  const { domain } = federations[key]?.tenant ?? {};
  const [first] = Object.entries(federations).find(([, { tenant }]) => tenant.domain === domain) ?? [];
  return first === key ? applicationName(name) : `${applicationName(name)}-${key}`;
}

const mapValues = <From, To>(
  record: Readonly<Record<string, From>> | undefined,
  map: (value: From, key: string) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, map(value, key)]));

/** Key of the primary web client among the clients. */
export const WEB_CLIENT_KEY = 'web';

const federationShape = shapeOf<FederationSettings>()((z) =>
  z.strictObject({
    tenant: auth0TenantShape(z),
    identityProvider: oidcIdentityProviderShape(z),
    application: z
      .union([auth0ApplicationShape(z).partial(), z.strictObject({ existingClientId: z.string() })])
      .optional(),
    connections: z.record(z.string(), auth0ConnectionShape(z)).optional(),
    claimsAction: claimsActionShape(z).optional(),
    initiateLoginUri: z.text,
    allowedLogoutUrls: z.texts.optional(),
    iamOidcProvider: iamOidcProviderShape(z).optional(),
  }),
);

const federatedClientShape = shapeOf<FederatedClientSettings>()((z) => {
  const moreClient = { name: z.text };
  const moreSignInClient = { ...moreClient, federations: z.texts.optional() };
  return z.discriminatedUnion('type', [
    publicClientShape(z).extend(moreSignInClient),
    confidentialClientShape(z).extend(moreSignInClient),
    machineClientShape(z).extend(moreClient),
  ]);
});

/** @internal */
export const federatedUserPoolShape = shapeOf<FederatedUserPoolSettings>()((z) =>
  z.strictObject({
    name: z.string(),
    region: z.string(),
    appUrl: z.string(),
    domain: userPoolDomainShape(z),
    loginBranding: loginBrandingShape(z).optional(),
    federations: z.record(z.string(), federationShape(z)),
    primaryFederation: z.text,
    userPool: userPoolShape(z).omit({ region: true }).partial().extend({ existingName: z.text }).optional(),
    webClient: webClientShape(z).partial().optional(),
    clients: z.record(z.string(), federatedClientShape(z)).optional(),
    resourceServers: z.record(z.string(), resourceServerShape(z)).optional(),
    groups: z.record(z.string(), userGroupShape(z)).optional(),
    groupsAttribute: z.text,
    linkUsersOf: z.texts.optional(),
    identityPool: identityPoolShape(z).partial().optional(),
    roleDefaults: roleDefaultsShape(z).optional(),
  }),
);
