import { AUTH0_ROUTE, AWS_ROUTE, HOSTED_ROUTE } from '../../src/stand-ins';
import {
  application,
  at,
  client,
  DISCOVERY,
  ELLIPTIC_KEYS,
  identityProvider,
  instead,
  json,
  KEYS,
  managedLogin,
  roleOfAnyPool,
  swappedSecret,
} from './breaks';
import type { Break } from './breaks';

/** What is broken, how, and the checks that must report it: these and no others. */
export type BrokenWay = [what: string, way: Break, named: readonly string[]];

const NO_SIGN_IN = ['redirect-to-auth0', 'auth0-accepts-callback'];
const NO_COGNITO = [
  ...NO_SIGN_IN,
  'callback-accepted',
  'callback-refused',
  'implicit-refused',
  'plain-pkce-refused',
  'login-page',
  'logout-to-login',
  'logout-accepted',
];
const WRONG_CALLBACK = 'https://acme-dev-login.auth.eu-central-1.amazoncognito.com/callback';

/**
 * Faults that an operator, another server or the network can cause in Cognito or Auth0, with the kinds of checks of
 * `./federation verify` that fail then. Each kind of check fails in at least one way.
 */
export const BROKEN_WAYS: BrokenWay[] = [
  // Cognito's client.
  [
    'an identity provider that is not listed',
    client(() => ({ SupportedIdentityProviders: ['COGNITO'] })),
    [...NO_SIGN_IN, 'login-page'],
  ],
  [
    'a callback that differs from the login URI',
    client(() => ({ CallbackURLs: ['https://other.example'], DefaultRedirectURI: undefined })),
    [...NO_SIGN_IN, 'callback-accepted', 'login-page', 'logout-to-login'],
  ],
  ['no logout at Cognito', client(() => ({ LogoutURLs: ['https://other.example'] })), ['logout-accepted']],
  ['the implicit flow', client(() => ({ AllowedOAuthFlows: ['code', 'implicit'] })), ['implicit-refused']],
  [
    'no flow',
    client(() => ({ AllowedOAuthFlowsUserPoolClient: false })),
    [...NO_SIGN_IN, 'callback-accepted', 'login-page'],
  ],
  // Cognito's identity provider.
  ['a literal client id', identityProvider({ client_id: 'another' }), NO_SIGN_IN],
  [
    'a sign-in at another tenant',
    identityProvider({ authorize_url: 'https://other.eu.auth0.com/authorize' }),
    NO_SIGN_IN,
  ],
  ['an additional scope', identityProvider({ authorize_scopes: 'openid email profile offline_access' }), NO_SIGN_IN],
  // Cognito's domain, and Cognito itself.
  ['managed login without a style', managedLogin, ['login-page']],
  [
    'a pool of another issuer',
    instead(
      AWS_ROUTE,
      at(DISCOVERY, () => json({ issuer: 'https://other.example' })),
    ),
    ['pool-discovery'],
  ],
  [
    'unusable keys of the pool',
    instead(
      AWS_ROUTE,
      at(KEYS, () => ELLIPTIC_KEYS),
    ),
    ['pool-keys'],
  ],
  [
    'plain challenges',
    instead(
      HOSTED_ROUTE,
      at('/oauth2/authorize', (asked) => asked.get('code_challenge_method') === 'plain' && '/login'),
    ),
    ['plain-pkce-refused'],
  ],
  [
    'an open redirect',
    instead(
      HOSTED_ROUTE,
      at('/oauth2/authorize', (asked) => asked.get('redirect_uri')?.includes('.invalid') && asked.get('redirect_uri')),
    ),
    ['callback-refused'],
  ],
  [
    'a sign-in that redirects to http',
    instead(
      HOSTED_ROUTE,
      at('/oauth2/authorize', (asked) => asked.has('identity_provider') && 'http://acme-dev.eu.auth0.com/authorize'),
    ),
    NO_SIGN_IN,
  ],
  [
    'a sign-out that ends on another host',
    instead(
      HOSTED_ROUTE,
      at('/logout', (asked) => asked.has('redirect_uri') && 'https://other.example/'),
    ),
    ['logout-to-login'],
  ],
  ['a hosted sign-in that does not answer', instead(HOSTED_ROUTE, () => 'hangs up'), NO_COGNITO],
  ['a server that is not Cognito', instead(HOSTED_ROUTE, () => json({})), NO_COGNITO],
  // Auth0's application, and Auth0 itself.
  ['a wrong callback path', application({ callbacks: [WRONG_CALLBACK] }), ['auth0-accepts-callback']],
  ['no logout at Auth0', application({ allowed_logout_urls: [] }), ['auth0-returns', 'auth0-logout']],
  [
    'a custom domain as issuer',
    instead(
      AUTH0_ROUTE,
      at(DISCOVERY, () => json({ issuer: 'https://id.acme.example/' })),
    ),
    ['auth0-discovery'],
  ],
  [
    'no discovery at Auth0',
    instead(
      AUTH0_ROUTE,
      at(DISCOVERY, () => 'hangs up'),
    ),
    ['auth0-discovery'],
  ],
  [
    'unusable keys of Auth0',
    instead(
      AUTH0_ROUTE,
      at(KEYS, () => ELLIPTIC_KEYS),
    ),
    ['auth0-keys'],
  ],
];

/** Faults that are not visible to a browser without a sign-in, with the differences that the rehearsal reports. */
export const DISAGREEING_WAYS: BrokenWay[] = [
  [
    'the issuer of another tenant',
    identityProvider({ oidc_issuer: 'https://evil.eu.auth0.com' }),
    ['identity provider Auth0: issuer'],
  ],
  ['id and secret swapped', swappedSecret, ['identity provider Auth0: client secret']],
  [
    'a login URI with another redirect URL',
    (rehearsal, outputs) =>
      application({ initiate_login_uri: `https://${outputs.cognito_domain}/login?client_id=a` })(rehearsal, outputs),
    ['Auth0 application of auth0: login URI'],
  ],
  [
    'an origin on another host',
    application({ web_origins: ['https://evil.example'] }),
    ['Auth0 application of auth0: web origins'],
  ],
  ['a role for any identity pool', roleOfAnyPool, ['authenticated role: trusts this identity pool only']],
];

/** Faults that only a sign-in shows, with the checks of `./federation verify --as` that fail. */
export const SIGN_IN_WAYS: BrokenWay[] = [
  ['HS256', application({ jwt_configuration: { alg: 'HS256' } }), ['sign-in']],
  ['a wrong token path', identityProvider({ token_url: 'https://acme-dev.eu.auth0.com/token' }), ['sign-in']],
  ['no code grant', application({ grant_types: ['refresh_token'] }), ['sign-in']],
];
