import { idpResponseUrl, originOf } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import type { WebClient } from './app-client/web-client';
import { Auth0Application, checkAuth0Application, type Auth0ApplicationSettings } from './auth0/auth0-application';
import type { IAuth0Application } from './auth0/auth0-application-ref';
import type { Auth0Tenant } from './auth0/auth0-tenant';
import { checkClaimsAction, ClaimsAction, type ClaimsActionSettings } from './auth0/claims-action';
import { checkConnections, EnabledConnections, type Auth0ConnectionRef } from './auth0/enabled-connections';
import { ReferencedAuth0Application } from './auth0/referenced-auth0-application';
import * as checks from './checks';
import { fault } from './faults';
import { auth0Logout, hostedUrls } from './hosted-urls';
import {
  checkIamOidcProvider,
  IamOidcProvider,
  type IamOidcProviderSettings,
} from './identity-provider/iam-oidc-provider';
import {
  checkOidcIdentityProvider,
  OidcIdentityProvider,
  type OidcIdentityProviderSettings,
} from './identity-provider/oidc-identity-provider';
import type { IUserPool, UserPoolFacts } from './user-pool/user-pool-ref';

/** An existing Auth0 application that this stack does not manage. */
export interface ExistingApplication {
  /**
   * Client id of an existing application, which this stack does not change. It must already allow Cognito's callback. No other value of
   * `application` is allowed.
   */
  readonly existingClientId: string;
}

/** Values of an {@link Auth0Federation}. */
export interface Auth0FederationSettings {
  /** Auth0 as an OIDC identity provider of the user pool. */
  readonly identityProvider: OidcIdentityProviderSettings;
  /** The Auth0 application: one to create, or an existing one. */
  readonly application: Auth0ApplicationSettings | ExistingApplication;
  /**
   * Connections with which users can sign in to the application, by a stable key.
   *
   * @default - those that the tenant enables for new applications, which may be none
   */
  readonly connections?: Readonly<Record<string, Auth0ConnectionRef>>;
  /**
   * An action that adds claims to ID tokens.
   *
   * @default - none
   */
  readonly claimsAction?: ClaimsActionSettings;
  /**
   * Login URI: the URL to which Auth0 redirects users whose sign-in starts at Auth0, if the application has a route for it. https, not localhost.
   *
   * @default - Cognito's sign-in page for the web client
   */
  readonly initiateLoginUri?: string;
  /**
   * Additional URLs to which Auth0 may redirect after sign-out, with https or the scheme of a native application.
   *
   * @default - Cognito's sign-out, the application's URL, and a logout URL of each additional client
   */
  readonly allowedLogoutUrls?: readonly string[];
  /**
   * The IAM OIDC provider.
   *
   * @default - one is created, for the identity pool
   */
  readonly iamOidcProvider?: IamOidcProviderSettings;
}

/** Props of an {@link Auth0Federation}. */
export interface Auth0FederationProps extends Auth0FederationSettings {
  readonly tenant: Auth0Tenant;
  readonly userPool: IUserPool;
  /** Host of the sign-in pages of the pool. */
  readonly cognitoHost: string;
  /** The client in Auth0's login URI. */
  readonly webClient: WebClient;
  /** URL of the application. */
  readonly appUrl: string;
  /**
   * Claims on which a role depends. The claims action sends them as empty strings if a user does not have the property.
   *
   * @default - none
   */
  readonly claimsOfRoles?: readonly string[];
  /**
   * The IAM OIDC provider of another federation with the same issuer, to which the client id of this federation is added.
   *
   * @default - a separate one
   */
  readonly sharedIamOidcProvider?: IamOidcProvider | undefined;
}

/**
 * Defines Auth0 as an identity provider of a user pool, on both sides: the Auth0 application with its credentials and
 * connections, the pool's OIDC identity provider, the web client that lists it, and the account's IAM OIDC provider.
 *
 * With the pool of another stack:
 *
 * @example
 * import { Auth0Federation, Auth0Tenant, ReferencedUserPool, WebClient } from '@auth0-cognito/federation';
 * import type { Construct } from 'constructs';
 *
 * export function partners(scope: Construct) {
 *   const userPool = new ReferencedUserPool(scope, 'UserPool', {
 *     userPoolId: 'eu-central-1_AbCdEf123',
 *     arn: 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_AbCdEf123',
 *     region: 'eu-central-1',
 *   });
 *   const appUrl = 'https://partners.example.com';
 *   return new Auth0Federation(scope, 'Partners', {
 *     userPool,
 *     tenant: new Auth0Tenant(scope, 'Tenant', { domain: 'partners.eu.auth0.com' }),
 *     webClient: new WebClient(scope, 'WebClient', { userPool, name: 'partners', callbackUrls: [appUrl] }),
 *     cognitoHost: 'login.example.com',
 *     appUrl,
 *     application: { name: 'partners' },
 *     identityProvider: { name: 'Partners' },
 *   });
 * }
 */
export class Auth0Federation extends Construct {
  readonly tenant: Auth0Tenant;
  readonly application: IAuth0Application;
  readonly identityProvider: OidcIdentityProvider;
  readonly iamOidcProvider: IamOidcProvider;
  /** Auth0's sign-out, which redirects to Cognito's sign-out and then to the sign-in page. */
  readonly auth0LogoutUrl: string;

  constructor(scope: Construct, id: string, props: Auth0FederationProps) {
    super(scope, id);
    const { tenant, webClient, cognitoHost, appUrl } = props;
    checks.refuse(this, [
      checkAuth0Federation(this.node.path, props, props.userPool),
      checks.url(checks.at(this, 'appUrl'), appUrl),
      checks.needsLiteral(checks.at(this, 'appUrl'), appUrl),
    ]);
    const urls = hostedUrls(cognitoHost, webClient.reservedClientId, webClient.callbackUrls[0] ?? appUrl);
    const callback = idpResponseUrl(cognitoHost);

    this.tenant = tenant;
    this.application =
      'existingClientId' in props.application
        ? new ReferencedAuth0Application(this, 'ExistingApplication', {
            tenant,
            clientId: props.application.existingClientId,
            callback,
          })
        : new Auth0Application(this, 'Application', {
            ...props.application,
            tenant,
            callbacks: [callback],
            initiateLoginUri: props.initiateLoginUri ?? urls.login,
            allowedLogoutUrls: [...new Set([urls.logout, appUrl, ...(props.allowedLogoutUrls ?? [])])],
            origins: [originOf(appUrl)],
          });
    const { clientId, clientSecret } = this.application;
    if (props.connections) {
      new EnabledConnections(this, 'Connections', { tenant, clientId, connections: props.connections });
    }
    if (props.claimsAction) {
      const { claimsOfRoles } = props;
      new ClaimsAction(this, 'ClaimsAction', { ...props.claimsAction, tenant, clientId, claimsOfRoles });
    }
    this.identityProvider = new OidcIdentityProvider(this, 'IdentityProvider', {
      ...props.identityProvider,
      userPool: props.userPool,
      issuerHost: tenant.issuerHost,
      clientId,
      clientSecret,
    });
    this.iamOidcProvider =
      props.sharedIamOidcProvider ??
      new IamOidcProvider(this, 'IamOidcProvider', {
        ...props.iamOidcProvider,
        issuerHost: tenant.issuerHost,
        clientIds: [clientId],
      });
    props.sharedIamOidcProvider?.addClientId(clientId);

    webClient.addIdentityProvider(this.identityProvider);
    // Cognito's sign-out redirects to Auth0's, which redirects to the application.
    webClient.addLogoutUrl(this.logoutUrlTo(appUrl));
    this.auth0LogoutUrl = this.logoutUrlTo(urls.logout);
  }

  /** Auth0's sign-out with a redirect to a URL that the Auth0 application allows. */
  logoutUrlTo(returnTo: string): string {
    return auth0Logout(this.tenant.issuerHost, this.application.clientId, returnTo);
  }
}

/** Faults of the settings of a federation. Names with defaults elsewhere can be missing. @internal */
export function checkAuth0Federation(
  path: string,
  settings: Omit<Auth0FederationSettings, 'application'> & {
    readonly application?: Partial<Auth0ApplicationSettings> | ExistingApplication;
  },
  userPool: Pick<UserPoolFacts, 'attributes'>,
): checks.Findings {
  const { application = {} } = settings;
  const others = Object.keys(application).filter((name) => name !== 'existingClientId');
  return [
    checkOidcIdentityProvider(`${path}.identityProvider`, settings.identityProvider, userPool),
    'existingClientId' in application
      ? [
          checks.auth0ClientId(`${path}.application.existingClientId`, application.existingClientId),
          others.length > 0
            ? fault.ERR_EXISTING_APPLICATION_SETTINGS({ path: `${path}.application`, received: others })
            : undefined,
        ]
      : checkAuth0Application(`${path}.application`, application),
    checkConnections(`${path}.connections`, settings.connections),
    settings.claimsAction ? checkClaimsAction(`${path}.claimsAction`, settings.claimsAction) : undefined,
    checks.url(`${path}.initiateLoginUri`, settings.initiateLoginUri, 'https'),
    // Native applications use their custom scheme: https://auth0.com/docs/quickstart/native/react-native
    checks.urls(`${path}.allowedLogoutUrls`, settings.allowedLogoutUrls, 'native'),
    checkIamOidcProvider(`${path}.iamOidcProvider`, settings.iamOidcProvider),
  ];
}
