import type { ExtensionContext } from '@auth0-cognito/environment';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';

/** The role of the functions, which can only write their logs. `rolesMay` in accounts.ts has to allow it. */
export function functionRole(scope: Construct, { environment, roleDefaults }: ExtensionContext): IamRole {
  const { organization, name, region, account } = environment;
  const role = new IamRole(scope, 'FunctionRole', {
    name: `${organization}-${name}-functions`,
    ...roleDefaults,
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
    }),
  });
  new IamRolePolicy(scope, 'FunctionLogs', {
    role: role.name,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/${organization}-${name}-*`,
        },
      ],
    }),
  });
  return role;
}
