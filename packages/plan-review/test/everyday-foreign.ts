import { CLIENT, create, POOL, UNCHANGED_POOL, update, type EverydayEdit } from './everyday-edits';

const FUNCTION = 'arn:aws:lambda:eu-central-1:111111111111:function:jobs';
const statement = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: [more] });
const SERVICE = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
const BUCKET = 'acme-assets';
const role = (policy: string, more: object = {}) => ({ name: 'jobs', assume_role_policy: policy, ...more });

/** Harmless changes of other teams, next to the sign-in or with the defaults of a provider. */
export const EVERYDAY_FOREIGN: readonly EverydayEdit[] = [
  [
    'a service role with defaults of AWS',
    'safe',
    [
      create('aws_iam_role.jobs', role(statement(SERVICE)), {
        id: true,
        inline_policy: true,
        managed_policy_arns: true,
      }),
    ],
  ],
  [
    'a role and its log policy',
    'safe',
    [
      create('aws_iam_role.jobs', role(statement(SERVICE))),
      create('aws_iam_role_policy_attachment.logs', {
        role: 'jobs',
        policy_arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      }),
    ],
  ],
  [
    'a policy with another notation',
    'safe',
    [update('aws_iam_role.a', role(statement(SERVICE)), role(JSON.stringify(JSON.parse(statement(SERVICE)), null, 2)))],
  ],
  [
    'a key with the default policy of AWS',
    'safe',
    [create('aws_kms_key.a', { enable_key_rotation: true, is_enabled: true }, { id: true, policy: true })],
  ],
  [
    'an alias of a new key',
    'safe',
    [create('aws_kms_alias.a', { name: 'alias/orders' }, { id: true, target_key_id: true })],
  ],
  [
    'a bucket that blocks public access',
    'safe',
    [
      create('aws_s3_bucket.a', { bucket: BUCKET }, { id: true, policy: true, acl: true }),
      create('aws_s3_bucket_public_access_block.a', {
        bucket: BUCKET,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      }),
    ],
  ],
  [
    'a bucket that requires TLS',
    'safe',
    [
      create('aws_s3_bucket_policy.a', {
        bucket: BUCKET,
        policy: statement({
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      }),
    ],
  ],
  [
    'a bucket behind CloudFront',
    'safe',
    [
      create('aws_s3_bucket_policy.a', {
        bucket: BUCKET,
        policy: statement({
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${BUCKET}/*`,
          Condition: { StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111111111111:distribution/E1' } },
        }),
      }),
    ],
  ],
  ['a file of an application', 'safe', [create('aws_s3_object.a', { bucket: BUCKET, key: 'index.html' })]],
  ['a table', 'safe', [create('aws_dynamodb_table.a', { name: 'orders', hash_key: 'id' })]],
  [
    'a function with more memory',
    'safe',
    [update('aws_lambda_function.jobs', { arn: FUNCTION, memory_size: 128 }, { arn: FUNCTION, memory_size: 512 })],
  ],
  [
    'a permission of the pool',
    'safe',
    [
      UNCHANGED_POOL,
      create('aws_lambda_permission.a', {
        action: 'lambda:InvokeFunction',
        function_name: FUNCTION,
        principal: 'cognito-idp.amazonaws.com',
        source_arn: UNCHANGED_POOL.before.arn,
      }),
    ],
  ],
  [
    'a permission of a pool of the same plan',
    'safe',
    [
      create(
        'aws_lambda_permission.a',
        { action: 'lambda:InvokeFunction', function_name: FUNCTION, principal: 'cognito-idp.amazonaws.com' },
        { id: true, source_arn: true },
      ),
    ],
  ],
  [
    'a certificate and its record',
    'safe',
    [
      create(
        'aws_acm_certificate.a',
        { domain_name: 'new.acme.example', validation_method: 'DNS' },
        { id: true, arn: true, domain_validation_options: true },
      ),
      create('aws_route53_record.a', {
        name: '_a.new.acme.example',
        type: 'CNAME',
        records: ['_b.acm-validations.aws.'],
        ttl: 60,
      }),
    ],
  ],
  [
    'a record with a longer TTL',
    'safe',
    [update('aws_route53_record.a', { name: 'a', ttl: 60 }, { name: 'a', ttl: 300 })],
  ],
  [
    'a group without a role',
    'safe',
    [create('aws_cognito_user_group.a', { name: 'staff', user_pool_id: 'eu-central-1_a' })],
  ],
  [
    'colors of the sign-in page',
    'safe',
    [create('aws_cognito_user_pool_ui_customization.a', { user_pool_id: 'eu-central-1_a', css: '.label {}' })],
  ],
  [
    'a DNS record of the sign-in in this account',
    'safe',
    [
      UNCHANGED_POOL,
      create('aws_cognito_log_delivery_configuration.a', {
        user_pool_id: 'eu-central-1_a',
        log_configurations: [
          { cloud_watch_logs_configuration: [{ log_group_arn: 'arn:aws:logs:eu-central-1:111111111111:log-group:a' }] },
        ],
      }),
    ],
  ],
  ['the region, which a newer provider shows', 'safe', [update(POOL, {}, { region: 'eu-central-1' })]],
  [
    'URLs in another order',
    'safe',
    [
      update(
        CLIENT,
        { logout_urls: ['https://app.acme.example/a', 'https://app.acme.example/b'] },
        { logout_urls: ['https://app.acme.example/b', 'https://app.acme.example/a'] },
      ),
    ],
  ],
  [
    'verification before an update',
    'safe',
    [
      update(
        POOL,
        { user_attribute_update_settings: [] },
        { user_attribute_update_settings: [{ attributes_require_verification_before_update: ['email'] }] },
      ),
    ],
  ],
  [
    'stricter settings of the tenant',
    'safe',
    [update('auth0_guardian.a', { policy: 'never' }, { policy: 'all-applications' })],
  ],
  ['a network rule that is enabled', 'safe', [update('auth0_network_acl.a', { active: false }, { active: true })]],
];
