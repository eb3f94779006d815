import type { JsonObject } from '@auth0-cognito/contract';

import { defineEnvironment, judgeConfiguration, type EnvironmentInput } from '../src';
import { synthesized } from '../src/testing';

import { productionValues } from './values';

/** Every capability that a mutation below breaks. */
export const environment = (): EnvironmentInput => ({
  ...productionValues(),
  clients: { job: { type: 'machine', scopes: ['api/write'] } },
  resourceServers: { api: { identifier: 'api', scopes: { write: 'Change records' } } },
});

const document = synthesized(environment());

/** A part of the document, or of the first resource of a type; `#` and the text after it select by name. */
function find(root: JsonObject, path: string): Record<string, unknown> {
  const [head = '', ...rest] = path.split('/');
  const [type = '', name = ''] = head.split('#');
  const resources = Object.entries((root.resource as JsonObject)[type] ?? {});
  const start = resources.find(([id]) => id.includes(name))?.[1] ?? root[head];
  return rest.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], start) as Record<string, unknown>;
}

const replace = (from: string | RegExp, to: string) => (value: unknown) =>
  JSON.parse(JSON.stringify(value).replaceAll(from, to)) as unknown;
const to = (value: unknown) => () => value;
const gone = to(undefined);

const IDP = 'aws_cognito_identity_provider';
const WEB = 'aws_cognito_managed_user_pool_client';
const PLAIN = 'aws_cognito_user_pool_client#Reservation';
const APP = 'auth0_client';
const CREDENTIALS = 'auth0_client_credentials';
const POOL = 'aws_cognito_user_pool';

/** One edit: what it breaks, where it is made, and the rule that must find it. */
export type Mutation = [what: string, where: string, key: string, change: (value: unknown) => unknown, rule: string];

/** Single edits of the synthesized configuration, each of which breaks or weakens sign-in. */
export const MUTATIONS: Mutation[] = [
  ['a wrong callback path', APP, 'callbacks', replace('idpresponse', 'callback'), 'federated-callback'],
  [
    'a callback on another host',
    APP,
    'callbacks',
    replace('acme-test-login', 'acme-other-login'),
    'federated-callback',
  ],
  ['no callback', APP, 'callbacks', gone, 'federated-callback'],
  ['HS256', APP, 'jwt_configuration', to({ alg: 'HS256' }), 'token-signature'],
  ['no signature algorithm', APP, 'jwt_configuration', gone, 'token-signature'],
  ['tokens that are not OIDC-conformant', APP, 'oidc_conformant', to(false), 'token-signature'],
  ['a single-page application', APP, 'app_type', to('spa'), 'application-grants'],
  ['the implicit grant', APP, 'grant_types', to(['authorization_code', 'implicit']), 'application-grants'],
  ['no code grant', APP, 'grant_types', to(['refresh_token']), 'application-grants'],
  ['no logout at Auth0', APP, 'allowed_logout_urls', gone, 'logout-chain'],
  ['a logout of another client', APP, 'allowed_logout_urls', replace(/\$\{[^}]*\}/g, 'abc'), 'logout-chain'],
  ['a login URI with another redirect URL', APP, 'initiate_login_uri', replace('app.test', 'evil'), 'login-uri'],
  ['a login of another client', APP, 'initiate_login_uri', replace(/\$\{[^}]*\}/g, 'abc'), 'login-uri'],
  ['an origin on another host', APP, 'web_origins', to(['https://evil.example']), 'application-origins'],
  ['a wildcard logout', APP, 'allowed_logout_urls', replace('app.test', '*'), 'redirect-url'],
  ['client_secret_basic', CREDENTIALS, 'authentication_method', to('client_secret_basic'), 'provider-credentials'],
  ['a literal secret', CREDENTIALS, 'client_secret', to('0123456789abcdef'), 'literal-secret'],
  ['no check of the secret', CREDENTIALS, 'lifecycle', gone, 'secret-postcondition'],
  [
    'the issuer of another tenant',
    `${IDP}/provider_details`,
    'oidc_issuer',
    replace('acme-test', 'evil'),
    'issuer-of-tenant',
  ],
  ['keys of another tenant', `${IDP}/provider_details`, 'jwks_uri', replace('acme-test', 'evil'), 'issuer-of-tenant'],
  ['a wrong token path', `${IDP}/provider_details`, 'token_url', replace('oauth/token', 'token'), 'issuer-of-tenant'],
  ['a missing key', `${IDP}/provider_details`, 'authorize_url', gone, 'provider-details'],
  [
    'attributes requested by GET',
    `${IDP}/provider_details`,
    'attributes_request_method',
    to('GET'),
    'provider-details',
  ],
  ['no openid', `${IDP}/provider_details`, 'authorize_scopes', to('email profile'), 'provider-scopes'],
  [
    'id and secret swapped',
    `${IDP}/provider_details`,
    'client_secret',
    replace('.client_secret', '.client_id'),
    'provider-credentials',
  ],
  ['a literal client id', `${IDP}/provider_details`, 'client_id', to('abc'), 'provider-credentials'],
  ['an unmapped email', `${IDP}/attribute_mapping`, 'email', gone, 'attribute-mapping'],
  ['the email as identifier of users', `${IDP}/attribute_mapping`, 'username', to('email'), 'attribute-mapping'],
  ['an identity provider that is deleted before the new one exists', IDP, 'lifecycle', gone, 'provider-replacement'],
  ['an identity provider that is not listed', WEB, 'supported_identity_providers', to(['COGNITO']), 'provider-listed'],
  ['the implicit flow', WEB, 'allowed_oauth_flows', to(['code', 'implicit']), 'implicit-flow'],
  ['no flow', WEB, 'allowed_oauth_flows_user_pool_client', to(false), 'oauth-enabled'],
  ['a client without openid', WEB, 'allowed_oauth_scopes', to(['email']), 'client-scopes'],
  ['a callback without TLS', WEB, 'callback_urls', replace('https:', 'http:'), 'redirect-url'],
  ['a callback that differs from the login URI', WEB, 'callback_urls', replace('app.test', 'app2.test'), 'login-uri'],
  ['no logout at Cognito', WEB, 'logout_urls', to([]), 'logout-chain'],
  ['tokens that live for a day', WEB, 'access_token_validity', to(24), 'token-lifetime'],
  ['lifetimes without units', WEB, 'token_validity_units', gone, 'token-lifetime'],
  ['no revocation', WEB, 'enable_token_revocation', to(false), 'token-revocation'],
  ['errors that reveal which users exist', WEB, 'prevent_user_existence_errors', to('LEGACY'), 'user-existence-errors'],
  ['passwords in plain text', WEB, 'explicit_auth_flows', to(['ALLOW_USER_PASSWORD_AUTH']), 'password-flows'],
  ['an open name pattern', WEB, 'name_pattern', replace(/[$]"/g, '"'), 'client-owner'],
  ['a client in another pool', WEB, 'user_pool_id', to('eu-central-1_other'), 'pool-domain'],
  ['a plain client with managed settings', PLAIN, 'lifecycle', gone, 'client-owner'],
  ['no deletion protection', POOL, 'deletion_protection', to('INACTIVE'), 'deletion-protection'],
  ['a pool that can be destroyed', POOL, 'lifecycle', gone, 'deletion-protection'],
  ['no second factor', POOL, 'mfa_configuration', to('OFF'), 'pool-sign-in'],
  ['short passwords', POOL, 'password_policy', to({ minimum_length: 6 }), 'pool-sign-in'],
  ['case-sensitive user names', POOL, 'username_configuration', gone, 'username-case'],
  ['another domain', 'aws_cognito_user_pool_domain', 'domain', to('acme-evil'), 'federated-callback'],
  [
    'IAM trusting another tenant',
    'aws_iam_openid_connect_provider',
    'url',
    replace('acme-test', 'evil'),
    'iam-provider',
  ],
  ['IAM trusting any client', 'aws_iam_openid_connect_provider', 'client_id_list', to(['abc']), 'iam-provider'],
  [
    'a role for any identity pool',
    'aws_iam_role',
    'assume_role_policy',
    replace('cognito-identity.amazonaws.com:aud', 'x'),
    'role-trust',
  ],
  [
    'a role for guests',
    'aws_iam_role',
    'assume_role_policy',
    replace(/authenticated/g, 'unauthenticated'),
    'role-attachment',
  ],
  [
    'an identity pool of another client',
    'aws_cognito_identity_pool/cognito_identity_providers/0',
    'client_id',
    to('abc'),
    'identity-pool-login',
  ],
  [
    'no server-side check of tokens',
    'aws_cognito_identity_pool/cognito_identity_providers/0',
    'server_side_token_check',
    to(false),
    'identity-pool-loosened',
  ],
  ['guest access', 'aws_cognito_identity_pool', 'allow_unauthenticated_identities', to(true), 'role-attachment'],
  ['state without a lock', 'terraform/backend/s3', 'use_lockfile', gone, 'state-backend'],
  ['state in plain text', 'terraform/backend/s3', 'encrypt', to(false), 'state-backend'],
  ['any provider version', 'terraform/required_providers/aws', 'version', gone, 'provider-constraints'],
  ['another account', 'provider/aws/0', 'allowed_account_ids', gone, 'account-guard'],
  ['another tenant', 'provider/auth0/0', 'domain', to('evil.eu.auth0.com'), 'issuer-of-tenant'],
  [
    'a secret in an output',
    'output/app_url',
    'value',
    to('${auth0_client_credentials.a.client_secret}'),
    'exposed-secret',
  ],
  ['credentials without a check of the tenant', 'data', 'auth0_tenant', gone, 'tenant-check'],
];

/** Rules that find a risk in a configuration. */
export const judged = (root: JsonObject): string[] =>
  judgeConfiguration(root, defineEnvironment(environment())).map(({ rule }) => rule);

/** The configuration in which no rule finds a risk. */
export const sound = (): JsonObject => JSON.parse(document) as JsonObject;

/** The configuration with one edit; returns the part before and after. */
export function mutant([, where, key, change]: Mutation): { root: JsonObject; before: unknown; after: unknown } {
  const root = sound();
  const part = find(root, where);
  const before = structuredClone(part[key]);
  const after = change(part[key]);
  if (after === undefined) Reflect.deleteProperty(part, key);
  else part[key] = after;
  return { root, before, after };
}
