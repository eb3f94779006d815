import type { PolicyDocument, Statement } from '../../src/permissions/policies';
import { CASES, deployOf, planOf } from './documents';
import { authorizationFaults } from './service-authorization';

const ROLE = 'arn:aws:iam::111111111111:role/acme-dev/user';

const one = (statement: Partial<Statement>): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'One', Effect: 'Allow', Action: [], Resource: ['*'], ...statement }],
});

describe('the Service Authorization Reference', () => {
  test.each(CASES)(
    'contains each action of the roles of %s, %s, with its resources and conditions',
    async (environment, kind) => {
      expect(await authorizationFaults(planOf(environment, kind))).toEqual([]);
      expect(await authorizationFaults(deployOf(environment, kind))).toEqual([]);
    },
  );

  test.each([
    ['an action that does not exist', { Action: ['iam:CreateRoles'] }],
    ['a service that does not exist', { Action: ['cognito:CreateUserPool'] }],
    [
      'an action without resource types on an ARN',
      {
        Action: ['cognito-identity:SetIdentityPoolRoles'],
        Resource: ['arn:aws:cognito-identity:eu-central-1:111111111111:identitypool/*'],
      },
    ],
    ['an action with resource types on every resource', { Action: ['cloudfront:UpdateDistribution'] }],
    ['an action on a resource of another type', { Action: ['iam:CreateOpenIDConnectProvider'], Resource: [ROLE] }],
    [
      'a condition key that the action does not support',
      {
        Action: ['iam:PassRole'],
        Resource: [ROLE],
        Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/boundary' } },
      },
    ],
  ])('refuses %s', async (_, statement) => {
    expect(await authorizationFaults(one(statement))).toHaveLength(1);
  });
});
