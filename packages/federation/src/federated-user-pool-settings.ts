import type { ConfidentialClientSettings, MachineClientSettings, PublicClientSettings } from './app-client/app-client';
import type { WebClientSettings } from './app-client/web-client';
import type { Auth0FederationSettings, ExistingApplication } from './auth0-federation';
import type { Auth0ApplicationSettings } from './auth0/auth0-application';
import type { Auth0TenantSettings } from './auth0/auth0-tenant';
import type { IdentityPoolSettings } from './identity-pool/identity-pool';
import type { ResourceServerSettings } from './user-pool/resource-server';
import type { UserPoolSettings } from './user-pool/user-pool';
import type { UserPoolDomainSettings } from './user-pool/user-pool-domain';

/** One federation of a federated user pool. Only the tenant and the identity provider's name have to be given. */
export interface FederationSettings extends Omit<Auth0FederationSettings, 'application'> {
  readonly tenant: Auth0TenantSettings;
  /**
   * The Auth0 application.
   *
   * @default - one is made, named `{name}-cognito`
   */
  readonly application?: Partial<Auth0ApplicationSettings> | ExistingApplication;
}

/** What every further client has. */
export interface MoreClient {
  /**
   * Name of the client, unique in the pool.
   *
   * @default - `{name}-{key}`
   */
  readonly name?: string;
}

/** What every further client has through which people sign in. */
export interface MoreSignInClient extends MoreClient {
  /**
   * Keys of the federations through which people sign in.
   *
   * @default - all
   */
  readonly federations?: readonly string[];
}

/** One more client of a federated user pool. */
export type FederatedClientSettings =
  | (Omit<PublicClientSettings, 'name'> & MoreSignInClient)
  | (Omit<ConfidentialClientSettings, 'name'> & MoreSignInClient)
  | (Omit<MachineClientSettings, 'name'> & MoreClient);

/** Values of a federated user pool. They are plain data: no tokens are needed. */
export interface FederatedUserPoolSettings {
  /** First part of every name: `acme-dev`. A change renames, and so **replaces, the pool and loses its users**. */
  readonly name: string;
  /** Region that the AWS provider works in. */
  readonly region: string;
  /** Where the application is, as its users type it: https, or http://localhost. */
  readonly appUrl: string;
  /** Host of the sign-in pages. */
  readonly domain: UserPoolDomainSettings;
  /** Auth0 tenants that sign people in, each under a key that never changes. */
  readonly federations: Readonly<Record<string, FederationSettings>>;
  /**
   * Key of the federation whose sign-out the outputs name.
   *
   * @default - the only one
   */
  readonly primaryFederation?: string;
  /**
   * The user pool.
   *
   * @default - a pool of this name with safe defaults
   */
  readonly userPool?: Partial<Omit<UserPoolSettings, 'region'>>;
  /**
   * The primary web client, the one that Auth0's login URI names.
   *
   * @default - a public client named `{name}-web` that returns to the application's URL
   */
  readonly webClient?: Partial<WebClientSettings>;
  /**
   * More clients, each under a key that never changes, other than `web`.
   *
   * @default - none
   */
  readonly clients?: Readonly<Record<string, FederatedClientSettings>>;
  /**
   * APIs whose scopes the clients can have, each under a key that never changes.
   *
   * @default - none
   */
  readonly resourceServers?: Readonly<Record<string, ResourceServerSettings>>;
  /**
   * The identity pool. The users of all clients but machines get its credentials.
   *
   * @default - one of this name with a role without permissions
   */
  readonly identityPool?: Partial<IdentityPoolSettings>;
}

/** Key of the primary web client among the clients. */
export const WEB_CLIENT_KEY = 'web';
