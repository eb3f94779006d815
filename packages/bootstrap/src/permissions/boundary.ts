import { FUNCTION_LOG_ACTIONS, functionLogGroup, LINK_ACTIONS } from '@auth0-cognito/contract';

import type { PolicyDocument, StatePlace, Statement } from './policies';
import { ownFunctions, type Place } from './scopes';

/** What roles may be given, by `rolesMay` in `accounts.ts`. */
export interface RolePermissions {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/**
 * The most that any role of an environment may do, whatever policies the role has: send text messages, write to the log groups of the
 * functions that the constructs make, link users of the pool of the environment, and what `accounts.ts` says.
 * A deploy can write policies of these roles, and trust itself to assume them, so that this is also the most that it can do by them:
 * the states of the account, which hold secrets in plain text, stay closed whatever `accounts.ts` says.
 */
export function boundaryPolicy(
  rolesMay: readonly RolePermissions[],
  { bucketArn, keyArn }: Pick<StatePlace, 'bucketArn' | 'keyArn'>,
  functions?: Pick<Place, 'partition' | 'account' | 'region' | 'organization' | 'environment'>,
): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      // A text message has no ARN.
      { Sid: 'TextMessages', Effect: 'Allow', Action: ['sns:Publish'], Resource: ['*'] },
      ...(functions ? functionStatements(functions) : []),
      ...rolesMay.map(({ actions, resources }, at) => ({
        Sid: `Roles${at + 1}`,
        Effect: 'Allow' as const,
        Action: actions,
        Resource: resources,
      })),
      { Sid: 'NotTheStates', Effect: 'Deny', Action: ['s3:*'], Resource: [bucketArn, `${bucketArn}/*`] },
      { Sid: 'NotTheirKey', Effect: 'Deny', Action: ['kms:*'], Resource: [keyArn] },
    ],
  };
}

function functionStatements(place: Parameters<typeof ownFunctions>[0]): readonly Statement[] {
  const { partition, region, account } = place;
  const groups = ownFunctions(place).map(
    (name) => `arn:${partition}:logs:${region}:${account}:log-group:${functionLogGroup(name)}`,
  );
  return [
    {
      Sid: 'FunctionLogs',
      Effect: 'Allow',
      Action: FUNCTION_LOG_ACTIONS,
      Resource: groups.flatMap((group) => [group, `${group}:*`]),
    },
    {
      Sid: 'FunctionLinks',
      Effect: 'Allow',
      Action: LINK_ACTIONS,
      Resource: [`arn:${partition}:cognito-idp:${region}:${account}:userpool/*`],
      Condition: { StringEquals: { 'aws:ResourceTag/environment': place.environment } },
    },
  ];
}
