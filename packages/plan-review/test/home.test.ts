import { reviewPlan } from '../src';
import { readPlan } from '../src/read-plan';
import { planText, type PlannedResource } from './plans';

const homeOf = async (changes: readonly PlannedResource[], more: Readonly<Record<string, unknown>> = {}) =>
  (await readPlan(planText({ changes, more }))).parts.home;

const provider = (expressions: object, more: object = {}) => ({
  configuration: {
    provider_config: { aws: { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws', expressions, ...more } },
    root_module: {},
  },
});
const constant = (value: unknown) => ({ constant_value: value });
const POOL = {
  address: 'aws_cognito_user_pool.main',
  actions: ['no-op'],
  before: { arn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/a' },
  after: { arn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/a' },
};
const CALLER = {
  prior_state: {
    values: {
      root_module: {
        resources: [{ mode: 'data', type: 'aws_caller_identity', values: { account_id: '222222222222' } }],
      },
    },
  },
};
const GIVEN = { allowed_account_ids: { references: ['var.account'] }, region: constant('eu-north-1') };

describe('the account and region of an environment', () => {
  test('are those of its resources, including unchanged ones', async () => {
    expect(await homeOf([POOL], { ...CALLER, ...provider(GIVEN) })).toEqual({
      account: '111111111111',
      region: 'eu-west-1',
    });
  });

  test.each([
    ['the credentials in the state', { ...CALLER, ...provider(GIVEN) }, '222222222222'],
    [
      'the allowed accounts of the provider',
      { ...provider(GIVEN), variables: { account: { value: ['333333333333'] } } },
      '333333333333',
    ],
    [
      'the role that the provider assumes',
      provider({ assume_role: [{ role_arn: constant('arn:aws:iam::444444444444:role/deploy') }] }),
      '444444444444',
    ],
  ])('are those of %s', async (_, more, account) => {
    expect((await homeOf([], more))?.account).toBe(account);
  });

  test('are not those of a resource that the plan adds, or of a provider for other resources', async () => {
    const added = { address: 'aws_iam_role.a', after: { arn: 'arn:aws:iam::999999999999:role/a' } };
    const other = {
      configuration: { provider_config: { x: { name: 'x', expressions: GIVEN } }, root_module: {} },
      variables: { account: { value: '333333333333' } },
    };

    expect(await homeOf([added], other)).toEqual({});
  });
});

describe('a function of another account', () => {
  const hook = (account: string) => `arn:aws:lambda:eu-north-1:${account}:function:hook`;
  const trigger = (account: string) => ({
    address: 'aws_cognito_user_pool.main',
    before: { name: 'a', lambda_config: [] },
    after: { name: 'a', lambda_config: [{ pre_sign_up: hook(account) }] },
  });
  const rulesOf = async (account: string, more: Readonly<Record<string, unknown>>) => {
    const review = await reviewPlan(planText({ changes: [trigger(account)], more }), { environment: 'prod' });
    return review.risks.map(({ rule }) => rule);
  };
  const known = { ...provider(GIVEN), variables: { account: { value: ['333333333333'] } } };

  test('is critical if only the provider shows the account of the environment', async () => {
    expect(await rulesOf('999999999999', known)).toEqual(['foreign-trigger-added']);
    expect(await rulesOf('333333333333', known)).toEqual(['trigger-changed']);
  });

  test('is found if no account is known', async () => {
    expect(await rulesOf('999999999999', {})).toEqual(['trigger-changed']);
  });
});
