import { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN } from '../../src';
import { CLIENT, create, IDP, POOL, remove, row, update, type Row } from './rows';

const KEY = 'aws_kms_key.a';
const STORE = { bucket: 'acme-tfstate' };
const policy = (effect: string, principal: string) =>
  JSON.stringify({ Statement: [{ Effect: effect, Principal: principal, Action: 's3:GetObject', Resource: '*' }] });
const POOL_THERE = { address: POOL, kind: 'user pool "a"', id: 'pool-1' };
const of = (rule: string, when: string, address: string, plan: Row['plan']): Row => ({
  rule,
  when,
  changes: [],
  address,
  plan,
});

export const FOUND: readonly Row[] = [
  row(
    'state-storage-changed',
    'a new policy makes it public',
    create('aws_s3_bucket_policy.a', { ...STORE, policy: policy('Allow', '*') }),
  ),
  row(
    'state-storage-changed',
    'versioning is disabled',
    create('aws_s3_bucket_versioning.a', { ...STORE, versioning_configuration: [{ status: 'Suspended' }] }),
  ),
  row('state-storage-changed', 'public access is no longer blocked', {
    address: 'aws_s3_bucket_public_access_block.a',
    before: STORE,
  }),
  row(
    'state-storage-changed',
    'versions expire',
    create('aws_s3_bucket_lifecycle_configuration.a', { ...STORE, rule: [{ status: 'Enabled' }] }),
  ),
  row('user-pool-lost', 'it is only forgotten, and a new one stands in its place', {
    ...update(POOL, { name: 'a' }, { name: 'b' }),
    actions: ['create', 'forget'],
  }),
  row('user-pool-lost', 'as OpenTofu writes it', {
    ...update(POOL, { name: 'a' }, { name: 'b' }),
    actions: ['forget', 'create'],
  }),
  row(
    'store-opened',
    'a bucket',
    create('aws_s3_bucket_policy.a', { bucket: 'acme-data', policy: policy('Allow', '*') }),
  ),
  row('key-weakened', 'no rotation', update(KEY, { enable_key_rotation: true }, { enable_key_rotation: false })),
  row('key-weakened', 'another policy', update(KEY, { policy: '{}' }, { policy: '{"Statement":[]}' })),
  row('key-weakened', 'it goes', remove(KEY)),
  row(
    'stage-lowered',
    'by its tags',
    update(POOL, { tags_all: { stage: 'production' } }, { tags_all: { stage: 'development' } }),
  ),
  row('identity-forgotten', 'the roles of an identity pool', {
    ...remove('aws_cognito_identity_pool_roles_attachment.a'),
    actions: ['forget'],
  }),
  row(
    'setting-hidden',
    'a set of keys',
    update(IDP, { provider_details: { jwks_uri: SENSITIVE } }, { provider_details: { jwks_uri: SENSITIVE_CHANGED } }),
  ),
  row('setting-hidden', 'a whole list of a new client', create(CLIENT, { callback_urls: SENSITIVE })),
  row(
    'setting-hidden',
    'one more address',
    update(CLIENT, { callback_urls: ['https://a.test'] }, { callback_urls: ['https://a.test', SENSITIVE] }),
  ),
  row('decided-at-apply', 'a callback of a new client', create(CLIENT, { callback_urls: [UNKNOWN] })),
  row(
    'decided-at-apply',
    'keys of an identity provider',
    update(IDP, { provider_details: { jwks_uri: 'a' } }, { provider_details: { jwks_uri: UNKNOWN } }),
  ),
  of('action-invoked', 'a function', 'action.aws_lambda_invoke.a', {
    invocations: [{ address: 'action.aws_lambda_invoke.a', type: 'aws_lambda_invoke' }],
  }),
  of('change-deferred', 'a pool', POOL, { deferred: [{ address: POOL, reason: 'provider_config_unknown' }] }),
  of('check-failed', 'of the tenant', 'check.tenant', {
    failedChecks: [{ address: 'check.tenant', messages: ['not ours'] }],
  }),
  of('plan-part-unknown', 'a new part', 'plan', { unknownKeys: ['destroy_everything'] }),
  of('secret-in-output', 'in clear', 'output.a', { exposedOutputs: ['output.a'] }),
  { ...row('object-exists', 'an orphan', create(POOL)), plan: { existing: { found: [POOL_THERE] } } },
  {
    ...row('object-exists', 'the state has an id that is gone', create(POOL)),
    plan: { existing: { found: [{ ...POOL_THERE, known: { id: 'pool-0', exists: false } }] } },
  },
  {
    ...row('object-exists', 'a stopped replacement', { ...update(POOL, {}, {}), actions: ['create', 'delete'] }),
    plan: { existing: { found: [{ ...POOL_THERE, known: { id: 'pool-0', exists: true } }] } },
  },
  {
    ...row('existing-unknown', 'AWS did not answer', create(POOL)),
    address: 'plan',
    plan: { existing: { notSearched: 'AccessDenied' } },
  },
];

export const ALLOWED: readonly Row[] = [
  row(
    'state-storage-changed',
    'a policy that only denies',
    create('aws_s3_bucket_policy.a', { ...STORE, policy: policy('Deny', '*') }),
  ),
  row(
    'state-storage-changed',
    'versions are kept',
    create('aws_s3_bucket_versioning.a', { ...STORE, versioning_configuration: [{ status: 'Enabled' }] }),
  ),
  row(
    'store-opened',
    'a policy that only denies',
    create('aws_s3_bucket_policy.a', { bucket: 'acme-data', policy: policy('Deny', '*') }),
  ),
  row('key-weakened', 'a new key', create(KEY, { enable_key_rotation: true })),
  row(
    'stage-lowered',
    'the stage rises',
    update(POOL, { tags_all: { stage: 'staging' } }, { tags_all: { stage: 'production' } }),
  ),
  row(
    'setting-hidden',
    'a secret',
    update(
      IDP,
      { provider_details: { client_secret: SENSITIVE } },
      { provider_details: { client_secret: SENSITIVE_CHANGED } },
    ),
  ),
  row(
    'setting-hidden',
    'secrets of an action',
    create('auth0_action.a', { secrets: [{ name: 'A', value: SENSITIVE }] }),
  ),
  ...['action-invoked', 'change-deferred', 'check-failed', 'plan-part-unknown', 'secret-in-output'].map((rule) =>
    row(rule, 'an ordinary plan', create(POOL)),
  ),
  row('object-exists', 'a plan of which nothing else is known', create(POOL)),
  { ...row('object-exists', 'another address', create(CLIENT)), plan: { existing: { found: [POOL_THERE] } } },
  {
    ...row('object-exists', 'it is imported', update(POOL, { name: 'a' }, { name: 'b' })),
    plan: { existing: { found: [POOL_THERE] } },
  },
  { ...row('existing-unknown', 'nothing was found', create(POOL)), plan: { existing: { found: [] } } },
  {
    ...row('existing-unknown', 'nothing is created', update(POOL, { name: 'a' }, { name: 'b' })),
    plan: { existing: { notSearched: 'AccessDenied' } },
  },
];
