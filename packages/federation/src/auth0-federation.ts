import { idpResponseUrl, originOf } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import type { WebClient } from './app-client/web-client';
import { Auth0Application, type Auth0ApplicationSettings } from './auth0/auth0-application';
import type { Auth0Tenant } from './auth0/auth0-tenant';
import { auth0Logout, hostedUrls } from './hosted-urls';
import { IamOidcProvider, type IamOidcProviderSettings } from './identity-provider/iam-oidc-provider';
import { OidcIdentityProvider, type OidcIdentityProviderSettings } from './identity-provider/oidc-identity-provider';
import type { IUserPool } from './user-pool/user-pool-ref';

/** Values of an {@link Auth0Federation}. */
export interface Auth0FederationSettings {
  readonly application: Auth0ApplicationSettings;
  readonly identityProvider: OidcIdentityProviderSettings;
  /**
   * The IAM OIDC provider.
   *
   * @default - one is made, for STS
   */
  readonly iamOidcProvider?: IamOidcProviderSettings;
}

/** Props of an {@link Auth0Federation}. */
export interface Auth0FederationProps extends Auth0FederationSettings {
  readonly tenant: Auth0Tenant;
  readonly userPool: IUserPool;
  /** Host of the pool's sign-in pages. */
  readonly cognitoHost: string;
  /** The client that Auth0's login URI names. */
  readonly webClient: WebClient;
  /** Where the application is, as its users type it. */
  readonly appUrl: string;
}

/**
 * Defines Auth0 as an identity provider of a user pool, on both sides: the Auth0 application with its credentials, the
 * pool's OIDC identity provider, the web client that lists it, and the account's IAM OIDC provider.
 */
export class Auth0Federation extends Construct {
  readonly tenant: Auth0Tenant;
  readonly application: Auth0Application;
  readonly identityProvider: OidcIdentityProvider;
  readonly iamOidcProvider: IamOidcProvider;
  /** Auth0's sign-out, which goes on to Cognito's, which ends at the sign-in page. */
  readonly auth0LogoutUrl: string;

  constructor(scope: Construct, id: string, props: Auth0FederationProps) {
    super(scope, id);
    const { tenant, webClient, cognitoHost, appUrl } = props;
    const redirectUri = webClient.callbackUrls[0] ?? appUrl;
    const urls = hostedUrls(cognitoHost, webClient.reservedClientId, redirectUri);

    this.tenant = tenant;
    this.application = new Auth0Application(this, 'Application', {
      ...props.application,
      tenant,
      callbacks: [idpResponseUrl(cognitoHost)],
      initiateLoginUri: urls.login,
      allowedLogoutUrls: [urls.logout, appUrl],
      origins: [originOf(appUrl)],
    });
    this.identityProvider = new OidcIdentityProvider(this, 'IdentityProvider', {
      ...props.identityProvider,
      userPool: props.userPool,
      issuerHost: tenant.issuerHost,
      clientId: this.application.clientId,
      clientSecret: this.application.clientSecret,
    });
    this.iamOidcProvider = new IamOidcProvider(this, 'IamOidcProvider', {
      ...props.iamOidcProvider,
      issuerHost: tenant.issuerHost,
      clientIds: [this.application.clientId],
    });

    webClient.addIdentityProvider(this.identityProvider);
    // Cognito first: its sign-out may go on to Auth0's, which ends at the application.
    webClient.addLogoutUrl(auth0Logout(tenant.issuerHost, this.application.clientId, appUrl));
    this.auth0LogoutUrl = auth0Logout(tenant.issuerHost, this.application.clientId, urls.logout);
  }
}
