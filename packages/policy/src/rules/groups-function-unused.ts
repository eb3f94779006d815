import { GROUPS_FUNCTION_VARIABLES } from '@auth0-cognito/contract';
import { block } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** A pool runs one function for each trigger: an extension that sets the triggers of the pool replaces the groups function. */
export const groupsFunctionUnused: Rule = {
  id: 'groups-function-unused',
  severity: 'critical',
  reads: ['configuration'],
  title: 'no user pool calls the function that assigns groups from a claim: users lose these groups and their roles',
  help: 'keep pre_token_generation of the pool, or remove groupsAttribute',
  source:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html',
  check: (subject) => {
    const triggers = JSON.stringify(ofType(subject, 'aws_cognito_user_pool').map(({ values }) => values.lambda_config));
    return ofType(subject, 'aws_lambda_function')
      .filter(({ values }) => {
        const variables = block(block(values.environment).variables);
        return Object.values(GROUPS_FUNCTION_VARIABLES).every((name) => name in variables);
      })
      .filter(({ address }) => !triggers.includes(`\${${address}.`))
      .map(({ address }) => ({ address, received: 'no trigger', allowed: 'pre_token_generation of a user pool' }));
  },
};
