import { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN } from '../../src';
import {
  PLAIN,
  type Row,
  POOL,
  IDP,
  CLIENT,
  APPLICATION,
  REPLACED,
  update,
  remove,
  create,
  trust,
  AUD,
  document,
  LIST,
  LOST,
} from './rows';

/** Plans in which the rule finds nothing. */
export const ALLOWED: readonly Row[] = [
  ...LOST.flatMap(([rule, address]) => [
    { rule, when: `${address} is changed in place`, changes: [update(address, { name: 'a' }, { name: 'b' })] },
    { rule, when: `${address} is created`, changes: [create(address)] },
    {
      rule,
      when: `${address} does not change`,
      changes: [{ ...update(address, { name: 'a' }, { name: 'a' }), actions: ['no-op'] }],
    },
  ]),
  {
    rule: 'actions-unbound',
    when: 'the list of a trigger leaves the state',
    changes: [{ ...remove(LIST), actions: ['forget'] }],
  },
  {
    rule: 'actions-unbound',
    when: 'an action is added to the list of a trigger, or has another display name',
    changes: [
      update(
        LIST,
        { actions: [{ id: 'gate', display_name: 'a' }] },
        { actions: [{ id: 'gate', display_name: 'b' }, { id: 'own' }] },
      ),
    ],
  },
  {
    rule: 'actions-unbound',
    when: 'one action is removed from its trigger',
    changes: [remove('auth0_trigger_action.own')],
  },
  {
    rule: 'pool-schema-changed',
    when: 'an attribute is added',
    changes: [update(POOL, { schema: [{ name: 'team' }] }, { schema: [{ name: 'team' }, { name: 'role' }] })],
  },
  {
    rule: 'pool-schema-changed',
    when: 'a default is read back',
    changes: [
      update(
        POOL,
        { schema: [{ name: 'team', required: false, mutable: null }] },
        { schema: [{ name: 'team', required: null, number_attribute_constraints: [] }] },
      ),
    ],
  },
  {
    rule: 'pool-schema-changed',
    when: 'the schema is not known yet',
    changes: [update(POOL, { schema: [{ name: 'team' }] }, { name: 'x' })],
  },
  {
    rule: 'state-storage-changed',
    when: 'the bucket is created',
    changes: [create('aws_s3_bucket.state', { bucket: 'acme-tfstate' })],
  },
  {
    rule: 'state-storage-changed',
    when: 'only its tags change',
    changes: [
      update(
        'aws_s3_bucket.state',
        { bucket: 'acme-tfstate', tags: { a: '1' } },
        { bucket: 'acme-tfstate', tags: { a: '2' } },
      ),
    ],
  },
  {
    rule: 'state-storage-changed',
    when: 'another bucket is deleted',
    changes: [{ address: 'aws_s3_bucket.logs', before: { bucket: 'acme-logs' } }],
  },
  {
    rule: 'url-outside',
    when: 'the environment’s own host',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://app.acme.example/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'a host that is specified as its own',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://admin.acme.example/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'another path on an existing host',
    changes: [update(CLIENT, { callback_urls: ['https://old.test/a'] }, { callback_urls: ['https://old.test/b'] })],
  },
  {
    rule: 'url-outside',
    when: 'a URL is removed',
    changes: [update(CLIENT, { callback_urls: ['https://old.test/a'] }, { callback_urls: [] })],
  },
  {
    rule: 'url-outside',
    when: 'a URL is not known yet',
    changes: [create(APPLICATION, { callbacks: [UNKNOWN] })],
  },
  {
    rule: 'url-outside',
    when: 'the hosts of Cognito and of the tenant',
    changes: [
      create(APPLICATION, {
        callbacks: ['https://login.acme.example/oauth2/idpresponse'],
        allowed_logout_urls: ['https://acme.eu.auth0.com/v2/logout'],
      }),
    ],
  },
  {
    rule: 'url-outside',
    when: 'another port of localhost',
    stage: 'development',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['http://localhost:4000/cb'] })],
  },
  {
    rule: 'url-insecure',
    when: 'development may use localhost',
    stage: 'development',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['http://localhost:3000/cb'] })],
  },
  {
    rule: 'url-insecure',
    when: 'https',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://app.acme.example/cb'] })],
  },
  {
    rule: 'password-flow-added',
    when: 'SRP is added',
    changes: [update(CLIENT, { explicit_auth_flows: [] }, { explicit_auth_flows: ['ALLOW_USER_SRP_AUTH'] })],
  },
  {
    rule: 'password-shortened',
    when: 'the minimum length still meets the production limit',
    changes: [
      update(POOL, { password_policy: [{ minimum_length: 14 }] }, { password_policy: [{ minimum_length: 12 }] }),
    ],
  },
  { rule: 'implicit-flow-added', when: 'code', changes: [create(CLIENT, { allowed_oauth_flows: ['code'] })] },
  {
    rule: 'implicit-flow-added',
    when: 'it is removed',
    changes: [update(CLIENT, { allowed_oauth_flows: ['code', 'implicit'] }, { allowed_oauth_flows: ['code'] })],
  },
  {
    rule: 'pkce-off',
    when: 'it is enabled',
    changes: [
      update('auth0_connection.a', { options: [{ pkce_enabled: false }] }, { options: [{ pkce_enabled: true }] }),
    ],
  },
  {
    rule: 'token-revocation-lost',
    when: 'it is enabled',
    changes: [update(CLIENT, { enable_token_revocation: false }, { enable_token_revocation: true })],
  },
  {
    rule: 'user-existence-revealed',
    when: 'they are hidden',
    changes: [
      update(CLIENT, { prevent_user_existence_errors: 'LEGACY' }, { prevent_user_existence_errors: 'ENABLED' }),
    ],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'it is enabled',
    changes: [update(POOL, { deletion_protection: 'INACTIVE' }, { deletion_protection: 'ACTIVE' })],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'a new development pool has none',
    stage: 'development',
    changes: [create(POOL)],
  },
  {
    rule: 'mfa-weakened',
    when: 'it is required',
    changes: [update(POOL, { mfa_configuration: 'OFF' }, { mfa_configuration: 'ON' })],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'the lifetime increases within the limit',
    changes: [
      update(
        CLIENT,
        { access_token_validity: 5, token_validity_units: [{ access_token: 'minutes' }] },
        { access_token_validity: 60, token_validity_units: [{ access_token: 'minutes' }] },
      ),
    ],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'the lifetime is above the limit, but shorter than before',
    changes: [update(CLIENT, { access_token_validity: 20 }, { access_token_validity: 10 })],
  },
  { rule: 'trust-without-aud', when: 'the audience is required', changes: [create('aws_iam_role.r', trust(AUD))] },
  {
    rule: 'trust-without-aud',
    when: 'another setting of an open role changes',
    changes: [update('aws_iam_role.r', { ...trust(), path: '/' }, { ...trust(), path: '/a/' })],
  },
  {
    rule: 'trust-without-aud',
    when: 'a service is trusted',
    changes: [
      create('aws_iam_role.r', {
        assume_role_policy: '{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}}',
      }),
    ],
  },
  {
    rule: 'trust-without-aud',
    when: 'the policy is not JSON',
    changes: [create('aws_iam_role.r', { assume_role_policy: '{' })],
  },
  {
    rule: 'trust-without-aud',
    when: 'a policy document requires it',
    changes: [document('cognito-identity.amazonaws.com:aud')],
  },
  {
    rule: 'identity-source-changed',
    when: 'the provider is new',
    changes: [create(IDP, { provider_details: { oidc_issuer: 'https://a.test' } })],
  },
  {
    rule: 'identity-source-changed',
    when: 'the details are not known yet',
    changes: [update(IDP, { provider_details: { oidc_issuer: 'https://a.test' } }, { idp_identifiers: ['x'] })],
  },
  {
    rule: 'identity-forgotten',
    when: 'another resource leaves the state',
    changes: [{ ...remove('aws_sqs_queue.a'), actions: ['forget'] }],
  },
  {
    rule: 'secret-blanked',
    when: 'it is rotated',
    changes: [update('auth0_client_credentials.c', { client_secret: SENSITIVE }, { client_secret: SENSITIVE_CHANGED })],
  },
  {
    rule: 'attribute-mapping-changed',
    when: 'the same mapping',
    changes: [
      update(
        IDP,
        { attribute_mapping: { username: 'sub' } },
        { attribute_mapping: { username: 'sub' }, idp_identifiers: ['x'] },
      ),
    ],
  },
  {
    rule: 'scopes-widened',
    when: 'a scope is removed',
    changes: [update(CLIENT, { allowed_oauth_scopes: ['openid', 'email'] }, { allowed_oauth_scopes: ['openid'] })],
  },
  {
    rule: 'scopes-widened',
    when: 'the client is new',
    changes: [create(CLIENT, { allowed_oauth_scopes: ['openid'] })],
  },
  {
    rule: 'secret-rotated',
    when: 'the secret does not change',
    changes: [
      update(
        IDP,
        { provider_details: { client_secret: SENSITIVE } },
        { provider_details: { client_secret: SENSITIVE }, idp_identifiers: ['x'] },
      ),
    ],
  },
  {
    rule: 'secret-rotated',
    when: 'the provider is new',
    changes: [create(IDP, { provider_details: { client_secret: SENSITIVE } })],
  },
  {
    rule: 'tags-changed',
    when: 'another setting changes',
    changes: [update(POOL, { tags: { team: 'a' }, name: 'a' }, { tags: { team: 'a' }, name: 'b' })],
  },
  {
    rule: 'decided-at-apply',
    when: 'no configuration sets it on a new client',
    changes: [create(CLIENT, { explicit_auth_flows: UNKNOWN })],
  },
  {
    rule: 'decided-at-apply',
    when: 'a setting without a configuration is unknown for a replaced client',
    changes: [{ ...update(CLIENT, { logout_urls: [] }, {}), actions: REPLACED }],
  },
  {
    rule: 'decided-at-apply',
    when: 'no setting with a rule is unknown',
    changes: [update(CLIENT, { callback_urls: [], client_id: 'x' }, { callback_urls: [] })],
  },
  {
    rule: 'decided-at-apply',
    when: 'another client of the plan has the settings of a client that is replaced to have an id',
    changes: [
      { ...update(PLAIN, { name: 'a.b', callback_urls: ['https://x.test'] }, { name: 'a.b' }), actions: REPLACED },
      create(CLIENT, { name_pattern: '^a\\.b$' }),
    ],
  },
];
