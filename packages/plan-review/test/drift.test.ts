import { reviewPlan } from '../src';
import { planText, type PlannedResource } from './plans';

const driftOf = async (drift: readonly PlannedResource[], changes: readonly PlannedResource[] = []) => {
  const review = await reviewPlan(planText({ drift, changes }), { environment: 'dev' });
  return review.drift.map(({ address, kind, isExpected }) => [address, kind, isExpected]);
};
const MANAGED: PlannedResource = {
  address: 'aws_cognito_managed_user_pool_client.web',
  actions: ['no-op'],
  before: {},
  after: {},
};

describe('drift', () => {
  test.each<[string, PlannedResource]>([
    [
      'an empty value has another notation',
      { address: 'aws_x.a', before: { a: null, b: [] }, after: { a: [], b: null } },
    ],
    ['nothing differs', { address: 'aws_x.a', before: { a: 1 }, after: { a: 1 } }],
  ])('does not exist if %s', async (_, drift) => {
    expect(await driftOf([drift])).toEqual([]);
  });

  test.each<[string, PlannedResource]>([
    [
      'a pool shows its new domain',
      {
        address: 'aws_cognito_user_pool.a',
        before: { domain: '', custom_domain: null },
        after: { domain: 'x', custom_domain: 'y' },
      },
    ],
    [
      'a certificate is issued',
      { address: 'aws_acm_certificate.a', before: { status: 'PENDING_VALIDATION' }, after: { status: 'ISSUED' } },
    ],
    [
      'the default tags of the provider also appear in the tags',
      {
        address: 'aws_x.a',
        before: { tags: {}, tags_all: { a: '1' } },
        after: { tags: { a: '1' }, tags_all: { a: '1' } },
      },
    ],
  ])('is expected if %s', async (_, drift) => {
    expect(await driftOf([drift])).toEqual([[drift.address, 'update', true]]);
  });

  test('is expected if a pool shows the domain that an apply has changed', async () => {
    const pool = { address: 'aws_cognito_user_pool.a', before: { domain: 'x' }, after: { domain: 'y' } };
    const domain = { address: 'aws_cognito_user_pool_domain.a', before: { domain: 'y' }, after: { domain: 'y' } };

    expect(await driftOf([pool], [{ ...domain, actions: ['no-op'] }])).toEqual([[pool.address, 'update', true]]);
    expect(await driftOf([pool], [{ ...domain, actions: ['delete'], after: null }])).toEqual([
      [pool.address, 'update', false],
    ]);
  });

  test.each<[string, PlannedResource, string]>([
    ['a pool loses its domain', { address: 'aws_cognito_user_pool.a', before: { domain: 'x' }, after: {} }, 'update'],
    [
      'a pool has another domain',
      { address: 'aws_cognito_user_pool.a', before: { domain: 'x' }, after: { domain: 'y' } },
      'update',
    ],
    [
      'another setting also changes',
      {
        address: 'aws_cognito_user_pool.a',
        before: { mfa_configuration: 'ON' },
        after: { domain: 'x', mfa_configuration: 'OFF' },
      },
      'update',
    ],
    [
      'a certificate expires',
      { address: 'aws_acm_certificate.a', before: { status: 'ISSUED' }, after: { status: 'EXPIRED' } },
      'update',
    ],
    [
      'a tag was added',
      { address: 'aws_x.a', before: { tags: {}, tags_all: {} }, after: { tags: { a: '1' }, tags_all: { a: '1' } } },
      'update',
    ],
    ['the resource was deleted', { address: 'aws_x.a', before: { a: 1 } }, 'delete'],
    [
      'a client without an owner differs',
      { address: 'aws_cognito_user_pool_client.a', before: { a: 1 }, after: { a: 2 } },
      'update',
    ],
  ])('is reported if %s', async (_, drift, kind) => {
    expect(await driftOf([drift])).toEqual([[drift.address, kind, false]]);
  });

  test('of a plain client is expected if another resource owns its settings, unless the client was deleted', async () => {
    const plain = { address: 'aws_cognito_user_pool_client.web', before: { a: 1 } };

    expect(await driftOf([{ ...plain, after: { a: 2 } }], [MANAGED])).toEqual([[plain.address, 'update', true]]);
    expect(await driftOf([plain], [MANAGED])).toEqual([[plain.address, 'delete', false]]);
  });
});
