import type { Json } from '@auth0-cognito/contract';

import { configurationSubject } from '../../src';
import { groupsFunctionUnused } from '../../src/rules/groups-function-unused';
import { goodConfiguration } from '../configuration';

const found = (lambda_config: Json, variables: Json = { GROUPS_ATTRIBUTE: 'custom:groups', GROUPS: '[]' }) => {
  const document = {
    resource: {
      aws_cognito_user_pool: { main: { lambda_config } },
      aws_lambda_function: { groups: { environment: { variables } } },
    },
  };
  return groupsFunctionUnused.check(configurationSubject(document, 'production')).map(({ address }) => address);
};

describe('groups-function-unused', () => {
  test('finds nothing in the good configuration', () => {
    expect(groupsFunctionUnused.check(configurationSubject(goodConfiguration(), 'production'))).toEqual([]);
  });

  test('finds a function that is in no trigger of the pool', () => {
    expect(found({ pre_token_generation: '${aws_lambda_function.other.arn}' })).toEqual(['aws_lambda_function.groups']);
  });

  test('accepts a function in a trigger of the pool, and functions with other purposes', () => {
    expect(found({ pre_token_generation: '${aws_lambda_function.groups.arn}' })).toEqual([]);
    expect(found({}, { GROUPS: '[]' })).toEqual([]);
  });
});
