import type { PlannedResource } from './plans';

export const POOL = 'aws_cognito_user_pool.main';
export const CLIENT = 'aws_cognito_managed_user_pool_client.web';
const IDP = 'aws_cognito_identity_provider.auth0';
const APPLICATION = 'auth0_client.app';
const CALLBACK = 'https://app.acme.example/callback';

export const update = (address: string, before: object, after: object): PlannedResource => ({ address, before, after });
export const create = (address: string, after: object, unknown: object = { id: true }): PlannedResource => ({
  address,
  after,
  unknown,
});
const tags = (address: string) => update(address, { tags: { team: 'a' } }, { tags: { team: 'b' } });

const PUBLIC_CLIENT = {
  name_pattern: '^mobile$',
  user_pool_id: 'eu-central-1_pool',
  allowed_oauth_flows: ['code'],
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_scopes: ['openid', 'email'],
  callback_urls: ['https://app.acme.example/mobile'],
  supported_identity_providers: ['Auth0'],
  explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  enable_token_revocation: true,
  prevent_user_existence_errors: 'ENABLED',
  access_token_validity: 60,
  token_validity_units: [{ access_token: 'minutes' }],
  write_attributes: ['email', 'name'],
};

const allowed = (...actions: readonly string[]) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::acme/*' }] });
const trusted = (condition?: object) =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sts:AssumeRole',
        ...(condition && { Condition: condition }),
      },
    ],
  });

const POOL_ARN = 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_a';

/** The user pool of the environment, which a plan lists without a change. */
export const UNCHANGED_POOL = {
  address: POOL,
  actions: ['no-op'],
  before: { arn: POOL_ARN },
  after: { arn: POOL_ARN },
};

/** The edit, the verdict, and the changes of the plan. */
export type EverydayEdit = readonly [what: string, status: string, changes: readonly PlannedResource[]];

/** Everyday edits, with exactly the findings that a reviewer has to check. */
export const EVERYDAY: readonly EverydayEdit[] = [
  ['nothing', 'nothing', []],
  ['a provider upgrade without changes', 'nothing', [{ ...tags(POOL), actions: ['no-op'] }]],
  ['tags of all resources', 'safe', [tags(POOL), tags('aws_iam_role.users'), tags('aws_cognito_identity_pool.main')]],
  ['the description of a role', 'safe', [update('aws_iam_role.users', { description: '' }, { description: 'Users' })]],
  ['the name of the Auth0 application', 'safe', [update(APPLICATION, { name: 'a' }, { name: 'b' })]],
  [
    'the logo of the Auth0 application',
    'safe',
    [update(APPLICATION, { logo_uri: 'https://a.test/1' }, { logo_uri: 'https://a.test/2' })],
  ],
  [
    'a callback on the environment’s host',
    'safe',
    [update(CLIENT, { callback_urls: [CALLBACK] }, { callback_urls: [CALLBACK, 'https://app.acme.example/next'] })],
  ],
  [
    'a new public client with PKCE',
    'safe',
    [create('aws_cognito_managed_user_pool_client.mobile', PUBLIC_CLIENT, { id: true, client_secret: true })],
  ],
  [
    'a scope that is removed',
    'safe',
    [update(CLIENT, { allowed_oauth_scopes: ['openid', 'email'] }, { allowed_oauth_scopes: ['openid'] })],
  ],
  [
    'a standard scope that is added',
    'safe',
    [update(CLIENT, { allowed_oauth_scopes: ['openid'] }, { allowed_oauth_scopes: ['openid', 'profile'] })],
  ],
  [
    'a mapped name',
    'safe',
    [update(IDP, { attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'sub', name: 'name' } })],
  ],
  [
    'shorter tokens',
    'safe',
    [
      update(
        CLIENT,
        { access_token_validity: 60, token_validity_units: [{ access_token: 'minutes' }] },
        { access_token_validity: 15, token_validity_units: [{ access_token: 'minutes' }] },
      ),
    ],
  ],
  [
    'longer passwords',
    'safe',
    [update(POOL, { password_policy: [{ minimum_length: 12 }] }, { password_policy: [{ minimum_length: 16 }] })],
  ],
  [
    'a second factor for every user',
    'safe',
    [update(POOL, { mfa_configuration: 'OPTIONAL' }, { mfa_configuration: 'ON' })],
  ],
  [
    'a custom attribute',
    'safe',
    [update(POOL, { schema: [{ name: 'team' }] }, { schema: [{ name: 'team' }, { name: 'squad' }] })],
  ],
  [
    'a new text of a mail',
    'safe',
    [update(POOL, { email_verification_message: 'Code {####}' }, { email_verification_message: 'Your code: {####}' })],
  ],
  [
    'a rotated secret',
    'safe',
    [
      {
        ...update(
          IDP,
          { provider_details: { client_secret: 'made-up-secret-1' } },
          { provider_details: { client_secret: 'made-up-secret-2' } },
        ),
        beforeSensitive: { provider_details: { client_secret: true } },
        afterSensitive: { provider_details: { client_secret: true } },
      },
    ],
  ],
  [
    'self sign-up that is disabled',
    'safe',
    [
      update(
        POOL,
        { admin_create_user_config: [{ allow_admin_create_user_only: false }] },
        { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
      ),
    ],
  ],
  [
    'guest access that is disabled',
    'safe',
    [
      update(
        'aws_cognito_identity_pool.main',
        { allow_unauthenticated_identities: true },
        { allow_unauthenticated_identities: false },
      ),
    ],
  ],
  [
    'fewer permissions',
    'safe',
    [
      update(
        'aws_iam_role_policy.users',
        { policy: '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}]}' },
        { policy: '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}' },
      ),
    ],
  ],
  ['the TTL of a DNS record', 'safe', [update('aws_route53_record.login', { ttl: 60 }, { ttl: 300 })]],
  [
    'a queue to which a topic of the account may send',
    'safe',
    [
      create('aws_sqs_queue_policy.jobs', {
        policy: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 'sqs:SendMessage',
              Resource: '*',
              Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-central-1:111111111111:jobs' } },
            },
          ],
        }),
      }),
    ],
  ],
  [
    'a bucket of the team',
    'safe',
    [
      create('aws_s3_bucket.files', { bucket: 'acme-files' }),
      create('aws_s3_bucket_versioning.files', {
        bucket: 'acme-files',
        versioning_configuration: [{ status: 'Enabled' }],
      }),
    ],
  ],
  [
    'a key with rotation',
    'safe',
    [update('aws_kms_key.mail', { enable_key_rotation: false }, { enable_key_rotation: true })],
  ],
  [
    'a function of the team',
    'safe',
    [update('aws_lambda_function.report', { source_code_hash: 'a' }, { source_code_hash: 'b' })],
  ],
  ['an alarm', 'safe', [create('aws_cloudwatch_metric_alarm.sign_in', { alarm_name: 'sign-in' })]],
  ['token revocation', 'safe', [update(CLIENT, { enable_token_revocation: false }, { enable_token_revocation: true })]],
  [
    'no implicit flow',
    'safe',
    [update(CLIENT, { allowed_oauth_flows: ['code', 'implicit'] }, { allowed_oauth_flows: ['code'] })],
  ],
  [
    'a password flow that is removed',
    'safe',
    [
      update(
        CLIENT,
        { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
        { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      ),
    ],
  ],
  [
    'rotation of refresh tokens',
    'safe',
    [
      update(
        CLIENT,
        { refresh_token_rotation: [] },
        { refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 10 }] },
      ),
    ],
  ],
  [
    'protection against deletion',
    'safe',
    [update(POOL, { deletion_protection: 'INACTIVE' }, { deletion_protection: 'ACTIVE' })],
  ],
  ['a higher tier', 'safe', [update(POOL, { user_pool_tier: 'ESSENTIALS' }, { user_pool_tier: 'PLUS' })]],
  [
    'threat protection',
    'safe',
    [update(POOL, { user_pool_add_ons: [] }, { user_pool_add_ons: [{ advanced_security_mode: 'ENFORCED' }] })],
  ],
  [
    'a challenge on new devices',
    'safe',
    [
      update(
        POOL,
        { device_configuration: [] },
        {
          device_configuration: [
            { challenge_required_on_new_device: true, device_only_remembered_on_user_prompt: true },
          ],
        },
      ),
    ],
  ],
  [
    'errors that hide which users exist',
    'safe',
    [update(CLIENT, { prevent_user_existence_errors: 'LEGACY' }, { prevent_user_existence_errors: 'ENABLED' })],
  ],
  [
    'the classic flow is disabled',
    'safe',
    [update('aws_cognito_identity_pool.main', { allow_classic_flow: true }, { allow_classic_flow: false })],
  ],
  [
    'a new boundary',
    'safe',
    [
      update(
        'aws_iam_role.users',
        { permissions_boundary: null },
        { permissions_boundary: 'arn:aws:iam::111111111111:policy/limit' },
      ),
    ],
  ],
  [
    'a trust policy that also requires a second factor',
    'safe',
    [
      update(
        'aws_iam_role.users',
        { assume_role_policy: trusted() },
        { assume_role_policy: trusted({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) },
      ),
    ],
  ],
  [
    'the order of a list in a policy',
    'safe',
    [update('aws_iam_role_policy.users', { policy: allowed('a:Get', 'b:Get') }, { policy: allowed('b:Get', 'a:Get') })],
  ],
  [
    'a localhost callback that is removed',
    'look',
    [update(CLIENT, { callback_urls: [CALLBACK, 'http://localhost:3000/cb'] }, { callback_urls: [CALLBACK] })],
  ],
  [
    'brute-force protection',
    'safe',
    [
      update(
        'auth0_attack_protection.a',
        { brute_force_protection: [{ enabled: false }] },
        { brute_force_protection: [{ enabled: true }] },
      ),
    ],
  ],
  [
    'fewer attempts',
    'safe',
    [
      update(
        'auth0_attack_protection.a',
        { brute_force_protection: [{ enabled: true, max_attempts: 10 }] },
        { brute_force_protection: [{ enabled: true, max_attempts: 5 }] },
      ),
    ],
  ],
  [
    'a group without a role',
    'safe',
    [create('aws_cognito_user_group.staff', { name: 'staff', user_pool_id: 'eu-central-1_pool' })],
  ],
  ['the name of a resource server', 'safe', [update('aws_cognito_resource_server.api', { name: 'a' }, { name: 'b' })]],
  [
    'a new style of the sign-in page',
    'safe',
    [update('aws_cognito_managed_login_branding.web', { settings: '{}' }, { settings: '{"a":1}' })],
  ],
  [
    'colors of the Auth0 page',
    'safe',
    [update('auth0_branding.a', { colors: [{ primary: '#000000' }] }, { colors: [{ primary: '#ffffff' }] })],
  ],
  [
    'a certificate’s validation record',
    'safe',
    [
      create('aws_route53_record.validation', {
        type: 'CNAME',
        name: '_a.login.acme.example',
        records: ['_b.acm-validations.aws.'],
        ttl: 60,
      }),
    ],
  ],
  ['a queue of the team', 'safe', [create('aws_sqs_queue.jobs', { name: 'jobs' })]],
  [
    'an application that moves to another host',
    'look',
    [
      update(
        CLIENT,
        { callback_urls: [CALLBACK], logout_urls: ['https://app.acme.example/'] },
        { callback_urls: ['https://new.acme.example/callback'], logout_urls: ['https://new.acme.example/'] },
      ),
    ],
  ],
  [
    'a callback that is removed',
    'look',
    [update(CLIENT, { callback_urls: [CALLBACK, 'https://app.acme.example/old'] }, { callback_urls: [CALLBACK] })],
  ],
  ['other claims', 'look', [update('auth0_action.claims', { code: 'a' }, { code: 'b' })]],
  ['a setting without a rule', 'look', [update(POOL, { brand_new_setting: 'a' }, { brand_new_setting: 'b' })]],
];
