import { divergenceIn, reviewPlan } from '../src';
import { planText, type PlannedResource } from './plans';

const POOL = 'aws_cognito_user_pool.Users';
const pool = (mfa: string, more: object = {}) => ({ name: 'acme', mfa_configuration: mfa, ...more });

async function divergence(drift: readonly PlannedResource[], changes: readonly PlannedResource[]) {
  const found = divergenceIn(await reviewPlan(planText({ drift, changes }), { environment: 'dev' }));
  return {
    drift: found.drift.map(({ address, next }) => `${next} ${address}`),
    pending: found.pending.map(({ address, attributes }) => `${address}: ${attributes.map(({ path }) => path).join()}`),
  };
}

const DRIFTED = { address: POOL, before: pool('ON'), after: pool('OFF') };

test.each<[string, readonly PlannedResource[], readonly PlannedResource[], readonly string[], readonly string[]]>([
  ['nothing', [], [], [], []],
  [
    'a change of the code',
    [],
    [{ address: POOL, before: pool('OFF'), after: pool('ON') }],
    [],
    [`${POOL}: mfa_configuration`],
  ],
  [
    'drift that the next apply reverts',
    [DRIFTED],
    [{ address: POOL, before: pool('OFF'), after: pool('ON') }],
    [`reverts ${POOL}`],
    [],
  ],
  ['drift of a setting that the code does not set', [DRIFTED], [], [`keeps ${POOL}`], []],
  [
    'drift and a change of the code in one resource',
    [DRIFTED],
    [{ address: POOL, before: pool('OFF'), after: pool('ON', { username_attributes: ['email'] }) }],
    [`reverts ${POOL}`],
    [`${POOL}: username_attributes`],
  ],
  [
    'drift of a setting that the code changes to a third value',
    [DRIFTED],
    [{ address: POOL, before: pool('OFF'), after: pool('OPTIONAL') }],
    [`keeps ${POOL}`],
    [`${POOL}: mfa_configuration`],
  ],
  [
    'a deleted object and its references',
    [{ address: POOL, before: pool('ON') }],
    [
      { address: POOL, after: pool('ON') },
      {
        address: 'aws_cognito_identity_pool.Users',
        before: { provider: 'a' },
        after: {},
        unknown: { provider: true },
      },
    ],
    [`recreates ${POOL}`],
    [],
  ],
  [
    'drift, and a new resource of the code',
    [DRIFTED],
    [
      { address: POOL, before: pool('OFF'), after: pool('ON') },
      { address: 'aws_cognito_user_group.Admins', after: { name: 'admins' } },
    ],
    [`reverts ${POOL}`],
    ['aws_cognito_user_group.Admins: name'],
  ],
  [
    'a change made by the service itself',
    [
      {
        address: POOL,
        before: pool('ON', { estimated_number_of_users: 1 }),
        after: pool('ON', { estimated_number_of_users: 2 }),
      },
    ],
    [],
    [],
    [],
  ],
])('of %s', async (_what, drift, changes, drifted, pending) => {
  expect(await divergence(drift, changes)).toEqual({ drift: drifted, pending });
});
