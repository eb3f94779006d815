import { configurationSubject } from '../../src';
import { foreignTrigger } from '../../src/rules/foreign-trigger';
import { goodConfiguration } from '../configuration';

const found = (arn: string, accounts: readonly string[] = ['111111111111']) => {
  const document = {
    provider: { aws: [{ allowed_account_ids: accounts }] },
    resource: { aws_cognito_user_pool: { main: { lambda_config: { pre_sign_up: arn } } } },
  };
  return foreignTrigger.check(configurationSubject(document, 'production')).map(({ address }) => address);
};
const lambda = (account: string) => `arn:aws:lambda:eu-central-1:${account}:function:hook`;

describe('foreign-trigger', () => {
  test('finds nothing in the good configuration', () => {
    expect(foreignTrigger.check(configurationSubject(goodConfiguration(), 'production'))).toEqual([]);
  });

  test('finds a function of another account', () => {
    expect(found(lambda('999999999999'))).toEqual(['aws_cognito_user_pool.main.lambda_config.pre_sign_up']);
  });

  test('accepts a function of the same account, an unknown function, and unknown accounts', () => {
    expect(found(lambda('111111111111'))).toEqual([]);
    expect(found('${aws_lambda_function.hook.arn}')).toEqual([]);
    expect(found(lambda('999999999999'), [])).toEqual([]);
  });
});
