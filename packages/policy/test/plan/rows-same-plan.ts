import { UNKNOWN } from '../../src';
import { CLIENT, create, IDP, PLAIN, POOL, row, update, type Row } from './rows';

const ROLES = 'aws_cognito_identity_pool_roles_attachment.main';
const IDENTITY = 'aws_cognito_identity_pool.main';
const RECORD = 'aws_route53_record.login';

const source = (client: string, checked = true, name = 'cognito-idp.eu-central-1.amazonaws.com/p') => ({
  client_id: client,
  provider_name: name,
  server_side_token_check: checked,
});

const HOOK = 'aws_lambda_function.hook';
const OF_POOL = { assigned: new Map([[POOL, new Map([['lambda_config', [HOOK]]])]]) };

const FUNCTION = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';
const mapping = (client: string, value = 'red') => ({
  identity_provider: `cognito-idp.eu-central-1.amazonaws.com/p:${client}`,
  mapping_rule: [{ claim: 'team', match_type: 'Equals', value, role_arn: 'arn:aws:iam::111111111111:role/admin' }],
});

/** A new pool whose configuration sets one trigger; the provider sets the rest of the block. */
const newPool = (...settings: readonly string[]) => ({
  changes: [
    create(POOL, {
      lambda_config: [{ pre_sign_up: FUNCTION, ...{ pre_token_generation: UNKNOWN, post_confirmation: UNKNOWN } }],
    }),
  ],
  plan: { assigned: new Map([[POOL, new Map(['lambda_config', ...settings].map((path) => [path, []]))]]) },
});

/** Risks that a new, unrelated resource in the same plan must not hide. */
export const FOUND: readonly Row[] = [
  {
    ...{ rule: 'decided-at-apply', when: 'a trigger of a new pool that the configuration sets' },
    ...newPool('lambda_config.pre_sign_up', 'lambda_config.post_confirmation'),
  },
  row(
    'roles-of-users-changed',
    'a new client has other rules',
    update(ROLES, { role_mapping: [mapping('a')] }, { role_mapping: [mapping('a'), mapping('b', 'blue')] }),
  ),
  row(
    'identity-pool-sources-changed',
    'an existing client is no longer a source',
    update(
      IDENTITY,
      { cognito_identity_providers: [source('a'), source('b')] },
      { cognito_identity_providers: [source('a')] },
    ),
  ),
  {
    ...row('trigger-code-changed', 'other code', update(HOOK, { source_code_hash: 'a' }, { source_code_hash: 'b' })),
    plan: OF_POOL,
  },
  row('second-factor-weakened', 'a new policy without factors', create('auth0_guardian.g', { policy: 'never' })),
  row(
    'machine-access-added',
    'a grant of another application',
    update('auth0_client_grant.g', { client_id: 'a' }, { client_id: 'b' }),
  ),
  row(
    'writable-attributes-widened',
    'no list of attributes',
    update(CLIENT, { write_attributes: ['name'] }, { write_attributes: [] }),
  ),
  row(
    'native-flow-added',
    'no list of flows',
    update(CLIENT, { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, { explicit_auth_flows: [] }),
  ),
  row(
    'message-link-outside',
    'a link without a scheme',
    update(POOL, { sms_authentication_message: '{####}' }, { sms_authentication_message: '{####} evil.example/x' }),
  ),
  row('stage-lowered', 'the tag is removed', update(POOL, { tags_all: { stage: 'production' } }, { tags_all: {} })),
  row('mfa-weakened', 'unset', update(POOL, { mfa_configuration: 'ON' }, { mfa_configuration: null })),
  row(
    'permissions-widened',
    'a new policy for an existing role',
    create('aws_iam_role_policy_attachment.a', { role: 'users', policy_arn: UNKNOWN }),
  ),
  row(
    'connection-weakened',
    'all its domains',
    update('auth0_connection.a', { is_domain_connection: false }, { is_domain_connection: true }),
  ),
  row(
    'roles-of-users-changed',
    'an existing role for a new identity pool',
    create(ROLES, { identity_pool_id: UNKNOWN, roles: { authenticated: 'arn:aws:iam::111111111111:role/admin' } }),
    create(IDENTITY),
  ),
  row(
    'roles-of-users-changed',
    'an existing identity pool next to a new one',
    create(ROLES, { identity_pool_id: 'eu-central-1:a', roles: { authenticated: UNKNOWN } }),
    create(IDENTITY),
  ),
  row(
    'identity-pool-sources-changed',
    'a user pool that the plan creates',
    update(
      IDENTITY,
      { cognito_identity_providers: [source('a')] },
      { cognito_identity_providers: [source('a'), source(UNKNOWN, true, UNKNOWN)] },
    ),
    create(POOL),
  ),
  row(
    'identity-pool-sources-changed',
    'a user pool of another stack in a new identity pool',
    create(IDENTITY, { cognito_identity_providers: [source('a', true, 'cognito-idp.eu-central-1.amazonaws.com/x')] }),
  ),
  row(
    'iam-provider-changed',
    'one more client ID, next to a new user pool',
    create('aws_iam_openid_connect_provider.a', { url: 'https://evil.example' }),
    create(POOL),
  ),
  row('identity-provider-added', 'beside a new pool', create(IDP, { user_pool_id: 'eu-central-1_p' }), create(POOL)),
  {
    ...row(
      'identity-provider-added',
      'a pool other than the new one, by the configuration',
      create(IDP, { user_pool_id: UNKNOWN }),
      create(POOL),
    ),
    plan: { assigned: new Map([[IDP, new Map([['user_pool_id', ['data.aws_cognito_user_pool.shared']]])]]) },
  },
  row(
    'connection-switched',
    'next to a new pool and application',
    create('auth0_connection_client.users', { client_id: 'abc' }),
    create(POOL),
    create('auth0_client.other'),
  ),
  row(
    'dns-record-changed',
    'a record to a known distribution, next to a new domain',
    create(RECORD, { name: 'login.acme.example', alias: [{ name: 'd1.cloudfront.net' }] }),
    create('aws_cognito_user_pool_domain.other'),
  ),
  row(
    'sign-in-providers-changed',
    'next to a provider of that name in another pool',
    update(
      CLIENT,
      { user_pool_id: 'eu-central-1_p', supported_identity_providers: ['Auth0'] },
      { user_pool_id: 'eu-central-1_p', supported_identity_providers: ['Auth0', 'Google'] },
    ),
    create(IDP, { user_pool_id: UNKNOWN, provider_name: 'Google' }),
    create(POOL),
  ),
  row(
    'native-flow-added',
    'next to a managed client of that name in another pool',
    update(
      PLAIN,
      { name: 'web', user_pool_id: 'eu-central-1_p' },
      { name: 'web', user_pool_id: 'eu-central-1_p', explicit_auth_flows: ['ALLOW_CUSTOM_AUTH'] },
    ),
    create(CLIENT, { name_pattern: '^web$', user_pool_id: 'eu-central-1_other' }),
  ),
  row(
    'url-removed',
    'a URL of another host of the environment',
    update(
      CLIENT,
      { callback_urls: ['https://b.acme.example/cb'] },
      { callback_urls: ['https://app.acme.example/cb'] },
    ),
  ),
];

export const ALLOWED: readonly Row[] = [
  {
    ...{ rule: 'decided-at-apply', when: 'a trigger of a new pool that the configuration leaves out' },
    ...newPool('lambda_config.pre_sign_up'),
  },
  row(
    'roles-of-users-changed',
    'a new client has the same rules',
    update(ROLES, { role_mapping: [mapping('a')] }, { role_mapping: [mapping('a'), mapping('b')] }),
  ),
  row(
    'identity-pool-sources-changed',
    'a client is removed, which another rule reports',
    update(
      IDENTITY,
      { cognito_identity_providers: [source('a'), source('b')] },
      { cognito_identity_providers: [source('a')] },
    ),
    { address: PLAIN, before: { id: 'b', name: 'b' } },
  ),
  { ...row('trigger-code-changed', 'other tags', update(HOOK, { tags: {} }, { tags: { a: 'b' } })), plan: OF_POOL },
  row('trigger-code-changed', 'of no trigger', update(HOOK, { source_code_hash: 'a' }, { source_code_hash: 'b' })),
  row(
    'iam-provider-changed',
    'other tags',
    update('aws_iam_openid_connect_provider.a', { url: 'acme.eu.auth0.com' }, { url: 'acme.eu.auth0.com', tags: {} }),
  ),
];
