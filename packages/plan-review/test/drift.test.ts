import { reviewPlan } from '../src';
import { planText, type PlannedResource } from './plans';

const driftOf = async (drift: readonly PlannedResource[], changes: readonly PlannedResource[] = []) => {
  const review = await reviewPlan(planText({ drift, changes }), { environment: 'dev' });
  return review.drift.map(({ address, kind, isExpected }) => [address, kind, isExpected]);
};
const MANAGED: PlannedResource = {
  address: 'aws_cognito_managed_user_pool_client.web',
  actions: ['no-op'],
  before: { id: 'client-1' },
  after: { id: 'client-1' },
};
const domain = (name: string, user_pool_id: string, more: Partial<PlannedResource> = {}): PlannedResource => ({
  address: `aws_cognito_user_pool_domain.${name.replace(/\W/g, '_')}`,
  actions: ['no-op'],
  before: { domain: name, user_pool_id },
  after: { domain: name, user_pool_id },
  ...more,
});
const pool = (before: object, after: object): PlannedResource => ({
  address: 'aws_cognito_user_pool.a',
  before: { id: 'pool-1', ...before },
  after: { id: 'pool-1', ...after },
});

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

  test.each<[string, PlannedResource, readonly PlannedResource[]]>([
    [
      'its new domains',
      pool({ domain: '', custom_domain: null }, { domain: 'x', custom_domain: 'y.example.com' }),
      [domain('x', 'pool-1'), domain('y.example.com', 'pool-1')],
    ],
    ['the domain that an apply has changed', pool({ domain: 'x' }, { domain: 'y' }), [domain('y', 'pool-1')]],
    [
      'a domain that the plan changes in place',
      pool({ domain: 'x' }, { domain: 'y' }),
      [domain('y', 'pool-1', { actions: ['update'], after: { domain: 'y', user_pool_id: 'pool-1', version: 2 } })],
    ],
  ])('is expected if a pool shows %s', async (_, drift, changes) => {
    expect(await driftOf([drift], changes)).toEqual([[drift.address, 'update', true]]);
  });

  test.each<[string, PlannedResource, readonly PlannedResource[]]>([
    ['a domain that the state does not have', pool({ domain: '' }, { domain: 'evil' }), []],
    ['a host instead of the prefix', pool({ custom_domain: '' }, { custom_domain: 'x' }), [domain('x', 'pool-1')]],
    ['the domain of another pool', pool({ domain: 'x' }, { domain: 'y' }), [domain('y', 'pool-2')]],
    [
      'a domain that the plan creates again',
      pool({ domain: 'x' }, { domain: 'y' }),
      [domain('y', 'pool-1', { actions: ['create'], before: null })],
    ],
  ])('is reported if a pool shows %s', async (_, drift, changes) => {
    expect(await driftOf([drift], changes)).toEqual([[drift.address, 'update', false]]);
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
    const plain = { address: 'aws_cognito_user_pool_client.web', before: { id: 'client-1', a: 1 } };
    const other = { address: 'aws_cognito_user_pool_client.admin', before: { id: 'client-2', a: 1 } };

    expect(await driftOf([{ ...plain, after: { id: 'client-1', a: 2 } }], [MANAGED])).toEqual([
      [plain.address, 'update', true],
    ]);
    expect(await driftOf([plain], [MANAGED])).toEqual([[plain.address, 'delete', false]]);
    expect(await driftOf([{ ...other, after: { id: 'client-2', a: 2 } }], [MANAGED])).toEqual([
      [other.address, 'update', false],
    ]);
  });
});
