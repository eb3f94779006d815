import { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN } from '../../src';
import {
  type Row,
  POOL,
  IDP,
  CLIENT,
  PLAIN,
  APPLICATION,
  REPLACED,
  update,
  remove,
  create,
  trust,
  AUD,
  document,
} from './rows';

/** Plans in which a high rule or a notice finds a risk. */
export const FOUND_WEAKER: readonly Row[] = [
  {
    rule: 'url-outside',
    when: 'a callback on another host is added',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://evil.test/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'a logout URL on another host is added',
    changes: [update(PLAIN, { logout_urls: [] }, { logout_urls: ['https://evil.test/'] })],
  },
  {
    rule: 'url-outside',
    when: 'a host only has the same ending',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://notapp.acme.example/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'an origin on another host is added in Auth0',
    changes: [update(APPLICATION, { web_origins: null }, { web_origins: ['https://evil.test'] })],
  },
  {
    rule: 'url-outside',
    when: 'a custom scheme of an application is added',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['myapp:/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'the login URI of Auth0 moves to another host',
    changes: [
      update(
        APPLICATION,
        { initiate_login_uri: 'https://app.acme.example/a' },
        { initiate_login_uri: 'https://evil.test/a' },
      ),
    ],
  },
  {
    rule: 'url-outside',
    when: 'localhost is added in an environment for other users than developers',
    stage: 'staging',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://localhost:4000/cb'] })],
  },
  {
    rule: 'url-insecure',
    when: 'an http URL is added',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['http://app.acme.example/cb'] })],
  },
  {
    rule: 'url-insecure',
    when: 'localhost is added',
    stage: 'staging',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://localhost:3000/cb'] })],
  },
  {
    rule: 'implicit-flow-added',
    when: 'on the app client',
    changes: [update(CLIENT, { allowed_oauth_flows: ['code'] }, { allowed_oauth_flows: ['code', 'implicit'] })],
  },
  {
    rule: 'implicit-flow-added',
    when: 'a new client allows it',
    changes: [create(CLIENT, { allowed_oauth_flows: ['implicit'] })],
  },
  {
    rule: 'implicit-flow-added',
    when: 'Auth0 accepts passwords',
    changes: [update(APPLICATION, { grant_types: [] }, { grant_types: ['password'] })],
  },
  {
    rule: 'password-flow-added',
    when: 'the application collects passwords',
    changes: [update(CLIENT, { explicit_auth_flows: [] }, { explicit_auth_flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] })],
  },
  {
    rule: 'password-shortened',
    when: 'the minimum length falls below the production limit',
    changes: [
      update(POOL, { password_policy: [{ minimum_length: 14 }] }, { password_policy: [{ minimum_length: 8 }] }),
    ],
  },
  {
    rule: 'pkce-off',
    when: 'PKCE of a connection is disabled',
    changes: [
      update('auth0_connection.a', { options: [{ pkce_enabled: true }] }, { options: [{ pkce_enabled: false }] }),
    ],
  },
  {
    rule: 'pkce-off',
    when: 'the method becomes plain',
    changes: [
      update(
        'auth0_connection.a',
        { options: [{ connection_settings: [{ pkce: 'S256' }] }] },
        { options: [{ connection_settings: [{ pkce: 'plain' }] }] },
      ),
    ],
  },
  {
    rule: 'token-revocation-lost',
    when: 'it is disabled',
    changes: [update(CLIENT, { enable_token_revocation: true }, { enable_token_revocation: false })],
  },
  {
    rule: 'user-existence-revealed',
    when: 'the legacy error messages are enabled',
    changes: [
      update(CLIENT, { prevent_user_existence_errors: 'ENABLED' }, { prevent_user_existence_errors: 'LEGACY' }),
    ],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'it is disabled',
    stage: 'development',
    changes: [update(POOL, { deletion_protection: 'ACTIVE' }, { deletion_protection: 'INACTIVE' })],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'it is removed',
    changes: [update(POOL, { deletion_protection: 'ACTIVE' }, { deletion_protection: null })],
  },
  { rule: 'deletion-protection-lost', when: 'a new shared pool has none', changes: [create(POOL)] },
  {
    rule: 'mfa-weakened',
    when: 'it becomes optional',
    changes: [update(POOL, { mfa_configuration: 'ON' }, { mfa_configuration: 'OPTIONAL' })],
  },
  {
    rule: 'mfa-weakened',
    when: 'it is disabled',
    changes: [update(POOL, { mfa_configuration: 'OPTIONAL' }, { mfa_configuration: 'OFF' })],
  },
  {
    rule: 'mfa-weakened',
    when: 'authenticator apps are disabled',
    changes: [
      update(
        POOL,
        { mfa_configuration: 'ON', software_token_mfa_configuration: [{ enabled: true }] },
        { mfa_configuration: 'ON', software_token_mfa_configuration: [] },
      ),
    ],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'access tokens live for two hours',
    changes: [update(CLIENT, { access_token_validity: 1 }, { access_token_validity: 2 })],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'only the unit changes',
    changes: [
      update(
        CLIENT,
        { id_token_validity: 60, token_validity_units: [{ id_token: 'minutes' }] },
        { id_token_validity: 60, token_validity_units: [{ id_token: 'hours' }] },
      ),
    ],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'refresh tokens live for a year',
    changes: [update(PLAIN, { refresh_token_validity: 30 }, { refresh_token_validity: 365 })],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'Auth0’s ID tokens live for a day',
    changes: [
      update(
        APPLICATION,
        { jwt_configuration: [{ lifetime_in_seconds: 36_000 }] },
        { jwt_configuration: [{ lifetime_in_seconds: 86_400 }] },
      ),
    ],
  },
  {
    rule: 'trust-without-aud',
    when: 'the condition is removed',
    changes: [update('aws_iam_role.r', trust(AUD), trust())],
  },
  {
    rule: 'trust-without-aud',
    when: 'a new role has none',
    changes: [create('aws_iam_role.r', trust({ StringEquals: { 'sts:ExternalId': 'x' } }))],
  },
  {
    rule: 'trust-without-aud',
    when: 'the audience can be any',
    changes: [create('aws_iam_role.r', trust({ StringLike: { 'cognito-identity.amazonaws.com:aud': '*' } }))],
  },
  {
    rule: 'trust-without-aud',
    when: 'a policy document read at apply has none',
    changes: [document('sts:ExternalId')],
  },
  {
    rule: 'identity-source-changed',
    when: 'the issuer changes in place',
    changes: [
      update(
        IDP,
        { provider_details: { oidc_issuer: 'https://a.test' } },
        { provider_details: { oidc_issuer: 'https://b.test' } },
      ),
    ],
  },
  {
    rule: 'identity-source-changed',
    when: 'another claim identifies users',
    changes: [update(IDP, { attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'email' } })],
  },
  {
    rule: 'identity-forgotten',
    when: 'the pool leaves the state',
    changes: [{ ...remove(POOL), actions: ['forget'] }],
  },
  {
    rule: 'secret-blanked',
    when: 'Auth0 returns an empty secret',
    changes: [update('auth0_client_credentials.c', { client_secret: SENSITIVE }, { client_secret: '' })],
  },
  {
    rule: 'attribute-mapping-changed',
    when: 'an attribute is mapped',
    changes: [
      update(IDP, { attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'sub', name: 'name' } }),
    ],
  },
  {
    rule: 'scopes-widened',
    when: 'a client may request more scopes',
    changes: [update(CLIENT, { allowed_oauth_scopes: ['openid'] }, { allowed_oauth_scopes: ['openid', 'email'] })],
  },
  {
    rule: 'scopes-widened',
    when: 'Cognito requests more scopes from Auth0',
    changes: [
      update(
        IDP,
        { provider_details: { authorize_scopes: 'openid' } },
        { provider_details: { authorize_scopes: 'openid groups' } },
      ),
    ],
  },
  {
    rule: 'scopes-widened',
    when: 'a grant gains a scope',
    changes: [update('auth0_client_grant.g', { scopes: [] }, { scopes: ['read:users'] })],
  },
  {
    rule: 'secret-rotated',
    when: 'in the identity provider',
    changes: [
      update(
        IDP,
        { provider_details: { client_secret: SENSITIVE } },
        { provider_details: { client_secret: SENSITIVE_CHANGED } },
      ),
    ],
  },
  {
    rule: 'secret-rotated',
    when: 'in Auth0',
    changes: [update('auth0_client_credentials.c', { client_secret: SENSITIVE }, { client_secret: SENSITIVE_CHANGED })],
  },
  {
    rule: 'tags-changed',
    when: 'a tag changes',
    changes: [update(POOL, { tags: { team: 'a' } }, { tags: { team: 'b' } })],
  },
  {
    rule: 'decided-at-apply',
    when: 'callback URLs are no longer known',
    changes: [update(CLIENT, { callback_urls: ['https://app.acme.example/cb'], name: 'a' }, { name: 'b' })],
  },
  {
    rule: 'decided-at-apply',
    when: 'they were an empty list',
    changes: [update(CLIENT, { callback_urls: [] }, {})],
  },
  {
    rule: 'decided-at-apply',
    when: 'one of them is not known',
    changes: [update(CLIENT, { callback_urls: ['https://app.acme.example/cb'] }, { callback_urls: [UNKNOWN] })],
  },
  {
    rule: 'decided-at-apply',
    when: 'the issuer is not known',
    changes: [
      update(
        IDP,
        { provider_details: { oidc_issuer: 'https://a.test' } },
        { provider_details: { oidc_issuer: UNKNOWN } },
      ),
    ],
  },
  {
    rule: 'decided-at-apply',
    when: 'a client has its own settings, whatever other client exists',
    changes: [
      { ...update(PLAIN, { name: 'a.b', callback_urls: ['https://x.test'] }, { name: 'a.b' }), actions: REPLACED },
      create(CLIENT, { name_pattern: '^axb$' }),
    ],
  },
];
