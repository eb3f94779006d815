import { FUNCTION_LOG_ACTIONS, functionLogGroup, LINK_ACTIONS } from '@auth0-cognito/contract';

import type { PolicyDocument, StatePlace, Statement } from './policies';
import { ownFunctions, type Place } from './scopes';

/** An entry of `rolesMay` in `accounts.ts`: permissions that the roles of an environment may have. */
export interface RolePermissions {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/**
 * The permissions boundary of an environment's roles. It allows them to send text messages, to write to the log groups of the
 * functions that the constructs create, to link users of the environment's pool, and the actions of `rolesMay` in `accounts.ts`.
 *
 * A deploy can write the policies and the trust policies of these roles, so it could assume a role and use everything that the boundary
 * allows. The boundary therefore always denies access to the states of the account, which contain secrets in plain text.
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
