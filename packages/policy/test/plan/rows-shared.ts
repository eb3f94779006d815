import type { JsonObject } from '@auth0-cognito/contract';
import { CLIENT, create, POOL, remove, row, trust, update, type Change, type Row } from './rows';

const OWN = '111111111111';
const OTHER = '999999999999';

const policy = (principal: unknown, condition?: object, effect = 'Allow') =>
  JSON.stringify({
    Statement: [
      {
        Effect: effect,
        Principal: principal,
        Action: 'x:Use',
        Resource: '*',
        ...(condition && { Condition: condition }),
      },
    ],
  });
const account = (id: string) => ({ AWS: `arn:aws:iam::${id}:root` });
const secret = (text: string) => create('aws_secretsmanager_secret_policy.a', { policy: text });
const queue = (text: string) => create('aws_sqs_queue_policy.a', { policy: text });
const MAIN = 'token.actions.githubusercontent.com';
const github = (sub: string, operator = 'StringLike', aud = 'StringEquals'): JsonObject => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${OWN}:oidc-provider/${MAIN}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { [operator]: { [`${MAIN}:sub`]: sub }, [aud]: { [`${MAIN}:aud`]: 'sts.amazonaws.com' } },
      },
    ],
  }),
});
const ROLE = 'aws_iam_role.deploy';
const FUNCTION_URL = 'aws_lambda_function_url.a';
const BLOCK = 'aws_s3_bucket_public_access_block.data';
const BLOCKED = {
  bucket: 'acme-data',
  ...{ block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
};
const HOOK = 'aws_lambda_function.pre_token';
const HOOK_ARN = `arn:aws:lambda:eu-central-1:${OWN}:function:pre-token`;
const code = (settings: JsonObject): Row => ({
  ...row('trigger-code-changed', `no configuration: ${Object.keys(settings).join()}`, {
    ...update(HOOK, { arn: HOOK_ARN, handler: 'a.b' }, { arn: HOOK_ARN, handler: 'a.b', ...settings }),
  }),
  plan: { triggers: [`${HOOK_ARN}:live`] },
});

const SHARED_BY_TYPE: readonly Change[] = [
  queue(policy('*')),
  create('aws_sns_topic.a', { policy: policy({ AWS: '*' }) }),
  create('aws_ecr_repository_policy.a', { policy: policy(account(OTHER)) }),
  create('aws_opensearch_domain.a', { access_policies: policy('*', { Bool: { 'aws:SecureTransport': 'true' } }) }),
  create('aws_cloudwatch_log_resource_policy.a', { policy_document: policy({ AWS: OTHER }) }),
  create('aws_glacier_vault_lock.a', { policy: policy(account(OTHER)) }),
  create('aws_kms_key.a', { policy: policy(account(OTHER)) }),
  secret(policy(account(OTHER))),
  create('aws_s3_bucket_policy.a', { bucket: 'acme-data', policy: policy(account(OTHER)) }),
  update('aws_sqs_queue.a', { policy: policy(account(OWN)) }, { policy: policy([account(OWN), account(OTHER)][1]) }),
];

const AWS = 'registry.terraform.io/hashicorp/aws';
const locked = (version: string, ...hashes: readonly string[]) => [{ name: AWS, version, hashes }];
const lock = (when: string, plan: Row['plan'], address = `.terraform.lock.hcl ${AWS}`): Row => ({
  ...{ rule: 'provider-weakened', when, changes: [], address, plan },
});

export const FOUND: readonly Row[] = [
  row('protection-removed', 'risk rules of a pool', remove('aws_cognito_risk_configuration.a')),
  row('store-opened', 'a secret', secret(policy('*'))),
  row(
    'store-opened',
    'a key with a condition that does not limit access',
    create('aws_kms_key.a', { policy: policy('*', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-acme' } }) }),
  ),
  row('store-opened', 'every network', secret(policy('*', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }))),
  row(
    'store-opened',
    'a condition with IfExists',
    secret(policy('*', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-acme' } })),
  ),
  row('store-opened', 'a table', create('aws_dynamodb_resource_policy.a', { policy: policy({ AWS: ['*'] }) })),
  row(
    'store-opened',
    'an access list',
    update('aws_s3_bucket_acl.a', { bucket: 'data', acl: 'private' }, { bucket: 'data', acl: 'public-read' }),
  ),
  ...SHARED_BY_TYPE.map((change) => row('resource-shared', change.address.split('.')[0] as string, change)),
  row('state-storage-changed', 'a key that is described as that of the state', {
    address: 'aws_kms_key.a',
    before: { description: 'For the Terraform state' },
  }),
  code({ handler: 'c.d' }),
  row('trust-widened', 'every repository of an organization', create(ROLE, github('repo:acme/*'))),
  row('trust-widened', 'every branch and pull request of a repository', create(ROLE, github('repo:acme/app:*'))),
  ...[
    create(BLOCK, { ...BLOCKED, block_public_policy: false }),
    create(BLOCK, { bucket: 'acme-data', ignore_public_acls: false }),
    update('aws_s3_account_public_access_block.a', BLOCKED, { ...BLOCKED, restrict_public_buckets: false }),
    { address: BLOCK, before: BLOCKED },
    create(FUNCTION_URL, { authorization_type: 'NONE' }),
    update(FUNCTION_URL, { authorization_type: 'AWS_IAM' }, { authorization_type: 'NONE' }),
  ].map((change, index) => row('public-access-allowed', `${index}: ${change.address}`, change)),
  row('trust-widened', 'any subject', create(ROLE, github('*'))),
  row('trust-widened', 'a prefix of organizations', create(ROLE, github('repo:acme*/app:ref:refs/heads/main'))),
  row('trust-widened', 'a subject that is excluded only', create(ROLE, github('repo:acme/app:x', 'StringNotEquals'))),
  row(
    'trust-widened',
    'a subject condition with ForAllValues',
    create(ROLE, github('repo:acme/app:x', 'ForAllValues:StringLike')),
  ),
  row(
    'trust-without-aud',
    'an audience condition with IfExists',
    create(ROLE, github('repo:acme/app:x', 'StringLike', 'StringEqualsIfExists')),
  ),
  row(
    'device-tracking-weakened',
    'devices are remembered',
    update(POOL, { device_configuration: [] }, { device_configuration: [{ challenge_required_on_new_device: false }] }),
  ),
  row(
    'attack-protection-weakened',
    'disabled in a new resource',
    create('auth0_attack_protection.p', { brute_force_protection: [{ enabled: false }] }),
  ),
  row(
    'machine-access-added',
    'any organization',
    update('auth0_client_grant.g', { allow_any_organization: false }, { allow_any_organization: true }),
  ),
  row(
    'state-storage-changed',
    'a new key that is not rotated',
    create('aws_kms_key.TerraformState', { enable_key_rotation: false }),
  ),
  row(
    'state-storage-changed',
    'a new policy for another account',
    create('aws_kms_key_policy.a', { key_id: 'our-records', policy: policy(account(OTHER)) }),
  ),
  lock('an older version', { locks: { before: locked('6.2.0', 'h1:a'), after: locked('5.100.0', 'h1:b') } }),
  lock('a pre-release of the version', { locks: { before: locked('6.2.0'), after: locked('6.2.0-beta1') } }),
  lock('other checksums', { locks: { before: locked('6.2.0', 'h1:a', 'h1:b'), after: locked('6.2.0', 'h1:a') } }),
  lock('no checksums', { locks: { before: locked('6.2.0', 'h1:a'), after: locked('6.3.0') } }),
  lock('no lock file', { locks: { before: locked('6.2.0'), after: null } }, '.terraform.lock.hcl'),
  lock('no lock of a provider', {
    locks: { before: locked('6.2.0'), after: [] },
    providers: [{ name: 'aws', source: AWS }],
  }),
  lock('another source', { providers: [{ name: 'aws', source: 'registry.terraform.io/acme/aws' }] }, 'provider.aws'),
];

export const ALLOWED: readonly Row[] = [
  row('public-access-allowed', 'a block that is complete', create(BLOCK, BLOCKED)),
  row('public-access-allowed', 'a call with a signature', create(FUNCTION_URL, { authorization_type: 'AWS_IAM' })),
  row(
    'public-access-allowed',
    'the bucket is removed, too',
    { address: BLOCK, before: BLOCKED },
    {
      address: 'aws_s3_bucket.data',
      before: { bucket: 'acme-data' },
    },
  ),
  row(
    'public-access-allowed',
    'the state storage',
    create(BLOCK, { ...BLOCKED, bucket: 'our-records', ignore_public_acls: false }),
  ),
  row('protection-removed', 'it is replaced', {
    ...update('auth0_guardian.a', { policy: 'never' }, { policy: 'all-applications' }),
    actions: ['delete', 'create'],
  }),
  lock('a newer version', { locks: { before: locked('6.2.0', 'h1:a'), after: locked('6.10.0', 'h1:b') } }),
  lock('checksums of another platform', {
    locks: { before: locked('6.2.0', 'h1:a'), after: locked('6.2.0', 'h1:a', 'h1:b') },
  }),
  lock('a first lock file', { locks: { before: null, after: locked('6.2.0') } }),
  lock('a provider that is no longer used', { locks: { before: locked('6.2.0'), after: [] } }),
  lock('a mirror', {
    providers: [
      { name: 'aws', source: 'terraform.acme.example/hashicorp/aws' },
      { name: 'x', source: 'a/b/x' },
    ],
  }),
  row('store-opened', 'an organization', secret(policy('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-acme' } }))),
  row(
    'store-opened',
    'a bucket that was open before',
    update('aws_s3_bucket_policy.a', { policy: policy('*') }, { policy: `${policy('*')} ` }),
  ),
  row(
    'store-opened',
    'an access list for its owner',
    create('aws_s3_bucket_acl.a', { bucket: 'data', acl: 'private' }),
  ),
  row('resource-shared', 'the account of the environment', secret(policy(account(OWN)))),
  row('resource-shared', 'a service', queue(policy({ Service: 'events.amazonaws.com' }))),
  row(
    'resource-shared',
    'one topic',
    queue(policy('*', { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:eu-central-1:${OWN}:a` } })),
  ),
  row(
    'resource-shared',
    'a topic of AWS’s default',
    create('aws_sns_topic.a', { policy: policy({ AWS: '*' }, { StringEquals: { 'AWS:SourceOwner': OWN } }) }),
  ),
  row('resource-shared', 'the default of an endpoint', create('aws_vpc_endpoint.a', { policy: policy('*') })),
  row(
    'resource-shared',
    'an API that every account may call',
    create('aws_api_gateway_rest_api.a', { policy: policy('*').replace('x:Use', 'execute-api:Invoke') }),
  ),
  row(
    'resource-shared',
    'fewer accounts',
    update('aws_sqs_queue.a', { policy: policy([OWN, OTHER].map(account)[1]) }, { policy: policy(account(OWN)) }),
  ),
  row(
    'resource-shared',
    'a policy without principals',
    create('aws_iot_policy.a', { policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' }),
  ),
  row('trust-widened', 'one branch of a repository', create(ROLE, github('repo:acme/app:ref:refs/heads/main'))),
  row('trust-widened', 'the same trust', update(ROLE, trust(), trust())),
  row('state-storage-changed', 'a key of something else', remove('aws_kms_key.mail')),
  { ...code({ handler: 'a.b' }), when: 'no configuration: the same code' },
  { ...code({ handler: 'c.d' }), when: 'a function of no trigger', plan: { triggers: [] } },
  row(
    'machine-access-added',
    'a callback',
    update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://app.acme.example/'] }),
  ),
];
