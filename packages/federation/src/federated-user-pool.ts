import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

import { WebClient, type WebClientSettings } from './app-client/web-client';
import { Auth0Federation, type Auth0FederationSettings } from './auth0-federation';
import { Auth0Tenant, type Auth0TenantSettings } from './auth0/auth0-tenant';
import { hostedUrls, type HostedUrls } from './hosted-urls';
import { IdentityPool, type IdentityPoolSettings } from './identity-pool/identity-pool';
import { UserPool, type UserPoolSettings } from './user-pool/user-pool';
import { UserPoolDomain, type UserPoolDomainSettings } from './user-pool/user-pool-domain';

/** One federation of a {@link FederatedUserPool}. Only the tenant and the identity provider's name have to be given. */
export interface FederationSettings {
  readonly tenant: Auth0TenantSettings;
  readonly identityProvider: Auth0FederationSettings['identityProvider'];
  /**
   * The Auth0 application.
   *
   * @default - one named `{name}-cognito`
   */
  readonly application?: Partial<Auth0FederationSettings['application']>;
  /**
   * The IAM OIDC provider.
   *
   * @default - one is made, for STS
   */
  readonly iamOidcProvider?: Auth0FederationSettings['iamOidcProvider'];
}

/** Values of a {@link FederatedUserPool}. */
export interface FederatedUserPoolSettings {
  /** First part of every name: `acme-dev`. A change renames, and so replaces, the pool. */
  readonly name: string;
  /** Region that the AWS provider works in. */
  readonly region: string;
  /** Where the application is, as its users type it. */
  readonly appUrl: string;
  readonly domain: UserPoolDomainSettings;
  /** Auth0 tenants that sign people in, each under a stable key that never changes. */
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
   * The primary web client.
   *
   * @default - a public client named `{name}-web` that returns to the application's URL
   */
  readonly webClient?: Partial<WebClientSettings>;
  /**
   * The identity pool.
   *
   * @default - one of this name with a role without permissions
   */
  readonly identityPool?: Partial<IdentityPoolSettings>;
}

/** Props of a {@link FederatedUserPool}. */
export interface FederatedUserPoolProps extends FederatedUserPoolSettings {
  /**
   * Auth0 providers by federation key, where the tenants differ.
   *
   * @default - the stack's only Auth0 provider
   */
  readonly auth0Providers?: Readonly<Record<string, TerraformProvider>>;
}

/** Defines a user pool whose users sign in through Auth0, with everything that an application needs for it. */
export class FederatedUserPool extends Construct {
  readonly userPool: UserPool;
  readonly domain: UserPoolDomain;
  readonly webClient: WebClient;
  readonly federations: Readonly<Record<string, Auth0Federation>>;
  readonly identityPool: IdentityPool;
  /** Sign-in and sign-out of the primary web client. */
  readonly hostedUrls: HostedUrls;
  readonly appUrl: string;
  /** Key of the primary federation. */
  readonly primaryFederation: string;

  constructor(scope: Construct, id: string, props: FederatedUserPoolProps) {
    super(scope, id);
    const { name, region, appUrl } = props;

    this.userPool = new UserPool(this, 'UserPool', { name, ...props.userPool, region });
    this.domain = new UserPoolDomain(this, 'Domain', { ...props.domain, userPool: this.userPool });
    this.webClient = new WebClient(this, 'WebClient', {
      name: `${name}-web`,
      callbackUrls: [appUrl],
      logoutUrls: [appUrl],
      ...props.webClient,
      userPool: this.userPool,
    });
    this.federations = Object.fromEntries(
      Object.entries(props.federations).map(([key, settings]) => {
        const federation = new Construct(this, key);
        const tenant = new Auth0Tenant(federation, 'Tenant', {
          ...settings.tenant,
          provider: props.auth0Providers?.[key],
        });
        return [
          key,
          new Auth0Federation(federation, 'Federation', {
            ...settings,
            application: { name: `${name}-cognito`, ...settings.application },
            tenant,
            userPool: this.userPool,
            cognitoHost: this.domain.host,
            webClient: this.webClient,
            appUrl,
          }),
        ];
      }),
    );
    this.identityPool = new IdentityPool(this, 'IdentityPool', {
      name,
      ...props.identityPool,
      userPool: this.userPool,
      clientIds: [this.webClient.clientId],
    });

    this.appUrl = appUrl;
    this.primaryFederation = props.primaryFederation ?? Object.keys(props.federations)[0] ?? '';
    this.hostedUrls = hostedUrls(this.domain.host, this.webClient.clientId, this.webClient.callbackUrls[0] ?? appUrl);
  }
}
