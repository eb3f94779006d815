import {
  exitCodeOf,
  parseAcknowledgements,
  renderJson,
  renderMarkdown,
  reviewPlan,
  untestedProviders,
  type Review,
  type ReviewOptions,
} from '../src';
import { BUSY_SECRETS, busyPlan } from './busy-plan';
import { outputsOf, planText, type PlanParts } from './plans';

const review = (text: string, options: Partial<ReviewOptions> = {}) =>
  reviewPlan(text, { environment: 'dev', ...options });
const ofParts = (parts: PlanParts, options: Partial<ReviewOptions> = {}) => review(planText(parts), options);
const rules = ({ risks }: Review) => risks.map(({ rule, address }) => `${rule} ${address}`);

const NONE = { invoke: 0, other: 0 };

describe('reviewPlan', () => {
  test('counts resources by kind of change, and outputs and reads separately', async () => {
    const { counts, drift } = await ofParts({
      changes: [
        { address: 'aws_x.a', after: {} },
        { address: 'aws_x.b', before: { a: 1 }, after: { a: 2 } },
        { address: 'aws_x.c', before: {} },
        { address: 'aws_x.d', actions: ['create', 'delete'], before: {}, after: {} },
        { address: 'aws_x.e', actions: ['no-op'], before: {}, after: {}, more: { previous_address: 'aws_x.old' } },
        { address: 'aws_x.f', actions: ['update'], before: { a: 1 }, after: { a: 2 }, importing: { id: 'the-id' } },
        { address: 'aws_x.g', actions: ['forget'], before: {} },
        { address: 'data.aws_x.h', actions: ['read'], after: {} },
        { address: 'aws_x.i', actions: ['no-op'], before: {}, after: {} },
      ],
      drift: [{ address: 'aws_x.i', before: { a: 1 }, after: { a: 2 } }],
      more: { output_changes: { url: { actions: ['update'], before: 'a', after: 'b' } } },
    });

    expect(counts).toEqual({
      create: 1,
      update: 2,
      delete: 1,
      replace: 1,
      move: 1,
      import: 1,
      forget: 1,
      read: 1,
      deferred: 0,
      outputs: 1,
      ...NONE,
    });
    expect(drift.map(({ address, kind }) => [address, kind])).toEqual([['aws_x.i', 'update']]);
  });

  test.each([
    ['6.25.0', 'hashicorp/aws is 6.25.0; the tests of this repository run with 5.100.0'],
    ['5.100.0', undefined],
    // Without a lock file: the requirement of the plan.
    ['>= 5.100, < 7', undefined],
  ])('reports which provider of a lock file differs from the tested one: %s', async (version, said) => {
    const result = await ofParts({}, { providers: [{ name: 'registry.terraform.io/hashicorp/aws', version }] });

    expect(untestedProviders(result)).toEqual(said === undefined ? [] : [said]);
    expect(renderMarkdown(result).includes('the tests of this repository')).toBe(said !== undefined);
  });

  test('does not count drift as a change, and drift of the plain client is expected', async () => {
    const result = await ofParts({
      changes: [
        {
          address: 'aws_cognito_managed_user_pool_client.web',
          actions: ['no-op'],
          before: { id: 'c' },
          after: { id: 'c' },
        },
      ],
      drift: [
        {
          address: 'aws_cognito_user_pool_client.web',
          before: { id: 'c', callback_urls: [] },
          after: { id: 'c', callback_urls: ['https://a.test'] },
        },
        { address: 'aws_iam_role.r', before: { a: 1 }, after: { a: 2 } },
      ],
      more: { applyable: false },
    });

    expect(result.status).toBe('nothing');
    expect(result.drift.map(({ isExpected }) => isExpected)).toEqual([true, false]);
    expect(renderMarkdown(result)).toContain(
      '1 resource changed outside Terraform, apart from this plan (and 1 that differ by design).',
    );
  });

  test.each<[string, PlanParts, Partial<ReviewOptions>, string, number]>([
    ['an added resource', { changes: [{ address: 'aws_x.a', after: {} }] }, {}, 'safe', 0],
    [
      'a notice',
      { changes: [{ address: 'aws_x.a', before: { tags: { a: 1 } }, after: { tags: { a: 2 } } }] },
      {},
      'safe',
      0,
    ],
    ['a deleted resource', { changes: [{ address: 'aws_x.a', before: {} }] }, {}, 'look', 2],
    ['an incomplete plan', { changes: [{ address: 'aws_x.a', after: {} }], more: { complete: false } }, {}, 'look', 2],
    ['a plan that failed', { changes: [], more: { errored: true, applyable: false } }, {}, 'blocked', 3],
    ['a lost pool', { changes: [{ address: 'aws_cognito_user_pool.a', before: {} }] }, {}, 'blocked', 3],
    [
      'an acknowledged lost pool',
      { changes: [{ address: 'aws_cognito_user_pool.a', before: {} }] },
      { acknowledgements: [{ environment: 'dev', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.a' }] },
      'look',
      2,
    ],
    [
      'a lost pool, acknowledged for another environment',
      { changes: [{ address: 'aws_cognito_user_pool.a', before: {} }] },
      { acknowledgements: [{ environment: 'prod', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.a' }] },
      'blocked',
      3,
    ],
    [
      'a lost pool, acknowledged at another address',
      { changes: [{ address: 'aws_cognito_user_pool.a', before: {} }] },
      { acknowledgements: [{ environment: 'dev', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.b' }] },
      'blocked',
      3,
    ],
    [
      'an acknowledgement without its risk',
      { changes: [{ address: 'aws_x.a', after: {} }] },
      { acknowledgements: [{ environment: 'dev', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.a' }] },
      'look',
      2,
    ],
  ])('%s', async (_, parts, options, status, exitCode) => {
    const result = await ofParts(parts, options);

    expect([result.status, exitCodeOf(result)]).toEqual([status, exitCode]);
    expect(result.reasons.length > 0).toBe(status !== 'safe');
  });

  test('gives only the blocking reasons for a blocked plan', async () => {
    const changes = [{ address: 'aws_cognito_user_pool.a', before: {} }];
    const acknowledgements = [{ environment: 'dev', rule: 'user-pool-lost', address: 'aws_cognito_user_pool.a' }];
    const [blocked, look] = [await ofParts({ changes }), await ofParts({ changes }, { acknowledgements })];

    expect(blocked.reasons).toEqual(['1 critical risk not acknowledged']);
    expect(look.reasons).toEqual(['1 critical risk acknowledged', '1 resource replaced, deleted or no longer managed']);
  });

  test('uses the worst verdict of several reviews', async () => {
    const [safe, look] = [
      await ofParts({ changes: [{ address: 'aws_x.a', after: {} }] }),
      await ofParts({ changes: [{ address: 'aws_x.a', before: {} }] }),
    ];

    expect(exitCodeOf([safe, look])).toBe(2);
    expect(exitCodeOf([])).toBe(0);
  });

  test('does not report hosts that are given as the environment’s own', async () => {
    const parts = {
      changes: [{ address: 'aws_cognito_managed_user_pool_client.a', after: { callback_urls: ['https://b.test/cb'] } }],
      outputs: outputsOf('a.test'),
    };

    expect(rules(await ofParts(parts))).toEqual(['url-outside aws_cognito_managed_user_pool_client.a']);
    expect(rules(await ofParts(parts, { hosts: ['b.test'] }))).toEqual([]);
  });

  test('masks secrets without a flag: in other resources, policies, variables, outputs and provider settings', async () => {
    const secret = 'sup3r-secret-from-somewhere';
    const text = planText({
      changes: [
        { address: 'aws_x.a', after: { echoed: `https://h.test/?a=${secret}`, policy: JSON.stringify({ a: secret }) } },
        { address: 'aws_x.b', after: { other: `${Buffer.from('another-secret-value').toString('base64')}` } },
        {
          address: 'aws_x.c',
          after: { third: 'provider-secret-value', fourth: 'data-secret-value', fifth: 'output-secret-value' },
        },
      ],
      more: {
        variables: { v: { value: secret } },
        planned_values: { outputs: { o: { sensitive: true, value: 'output-secret-value' } } },
        prior_state: {
          values: {
            root_module: {
              resources: [
                {
                  mode: 'data',
                  address: 'data.x.y',
                  values: { s: 'data-secret-value' },
                  sensitive_values: { s: true },
                },
              ],
            },
          },
        },
        configuration: {
          provider_config: {
            aws: { name: 'aws', expressions: { secret_key: { constant_value: 'provider-secret-value' } } },
          },
          root_module: { variables: { v: { sensitive: true, default: 'another-secret-value' } } },
        },
      },
    });

    const output = renderJson(await review(text));

    for (const known of [
      secret,
      'another-secret-value',
      'provider-secret-value',
      'data-secret-value',
      'output-secret-value',
      Buffer.from('another-secret-value').toString('base64'),
    ]) {
      expect(output).not.toContain(known);
    }
  });

  test('finds every risk of a busy plan, and prints no secret', async () => {
    const result = await review(busyPlan(), {
      environment: 'prod',
      acknowledgements: parseAcknowledgements('prod state-storage-changed aws_kms_key.Terraform_State'),
    });

    expect(result.risks.map(({ rule }) => rule)).toEqual([
      'app-client-lost',
      'identity-provider-lost',
      'state-storage-changed',
      'user-pool-lost',
      'connection-switched',
      'implicit-flow-added',
      'key-weakened',
      'mfa-weakened',
      'token-lifetime-raised',
      'trust-widened',
      'trust-without-aud',
      'url-insecure',
      'url-outside',
      'url-outside',
      'attribute-mapping-changed',
      'scopes-widened',
      'secret-rotated',
      'secret-rotated',
      'tags-changed',
    ]);
    expect(result.risks.filter(({ isAcknowledged }) => isAcknowledged).map(({ rule }) => rule)).toEqual([
      'state-storage-changed',
    ]);
    for (const secret of BUSY_SECRETS) expect(renderJson(result)).not.toContain(secret);
  });

  test('finds no changes in a plan of an empty configuration', async () => {
    const { status } = await review(
      '{"format_version":"1.2","terraform_version":"1.11.4","configuration":{"root_module":{}},"applyable":false,"complete":true,"errored":false}',
    );

    expect(status).toBe('nothing');
  });
});
