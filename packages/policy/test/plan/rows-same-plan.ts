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

/** What a new and unrelated resource in the same plan must not hide. */
export const FOUND: readonly Row[] = [
  row(
    'roles-of-users-changed',
    'a role that exists, for a new identity pool',
    create(ROLES, { identity_pool_id: UNKNOWN, roles: { authenticated: 'arn:aws:iam::111111111111:role/admin' } }),
    create(IDENTITY),
  ),
  row(
    'roles-of-users-changed',
    'an identity pool that exists, beside a new one',
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
    'a foreign user pool in a new identity pool',
    create(IDENTITY, { cognito_identity_providers: [source('a', true, 'cognito-idp.eu-central-1.amazonaws.com/x')] }),
  ),
  row(
    'iam-provider-changed',
    'one more, beside a new user pool',
    create('aws_iam_openid_connect_provider.a', { url: 'https://evil.example' }),
    create(POOL),
  ),
  row('identity-provider-added', 'beside a new pool', create(IDP, { user_pool_id: 'eu-central-1_p' }), create(POOL)),
  {
    ...row(
      'identity-provider-added',
      'of another pool than the new one, by the configuration',
      create(IDP, { user_pool_id: UNKNOWN }),
      create(POOL),
    ),
    plan: { assigned: new Map([[IDP, new Map([['user_pool_id', ['data.aws_cognito_user_pool.shared']]])]]) },
  },
  row(
    'connection-switched',
    'beside a new pool and application',
    create('auth0_connection_client.users', { client_id: 'abc' }),
    create(POOL),
    create('auth0_client.other'),
  ),
  row(
    'sign-in-name-moved',
    'to a known distribution, beside a new domain',
    create(RECORD, { name: 'login.acme.example', alias: [{ name: 'd1.cloudfront.net' }] }),
    create('aws_cognito_user_pool_domain.other'),
  ),
  row(
    'sign-in-ways-changed',
    'beside a provider of that name in another pool',
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
    'beside a managed client of that name in another pool',
    update(
      PLAIN,
      { name: 'web', user_pool_id: 'eu-central-1_p' },
      { name: 'web', user_pool_id: 'eu-central-1_p', explicit_auth_flows: ['ALLOW_CUSTOM_AUTH'] },
    ),
    create(CLIENT, { name_pattern: '^web$', user_pool_id: 'eu-central-1_other' }),
  ),
  row(
    'url-removed',
    'for an address of another own host',
    update(
      CLIENT,
      { callback_urls: ['https://b.acme.example/cb'] },
      { callback_urls: ['https://app.acme.example/cb'] },
    ),
  ),
];

export const ALLOWED: readonly Row[] = [
  row(
    'iam-provider-changed',
    'other tags',
    update('aws_iam_openid_connect_provider.a', { url: 'acme.eu.auth0.com' }, { url: 'acme.eu.auth0.com', tags: {} }),
  ),
];
