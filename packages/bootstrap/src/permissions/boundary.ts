import type { PolicyDocument, StatePlace } from './policies';

/** What roles may be given, by `rolesMay` in `accounts.ts`. */
export interface RolePermissions {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/**
 * The most that any role of an environment may do, whatever policies the role has: send text messages, and what `accounts.ts` says.
 * A deploy can write policies of these roles, and trust itself to assume them, so that this is also the most that it can do by them:
 * the states of the account, which hold secrets in plain text, stay closed whatever `accounts.ts` says.
 */
export function boundaryPolicy(
  rolesMay: readonly RolePermissions[],
  { bucketArn, keyArn }: Pick<StatePlace, 'bucketArn' | 'keyArn'>,
): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      // A text message has no ARN.
      { Sid: 'TextMessages', Effect: 'Allow', Action: ['sns:Publish'], Resource: ['*'] },
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
