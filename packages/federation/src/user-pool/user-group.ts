import { QUOTAS } from '@auth0-cognito/contract';
import { Construct } from 'constructs';

import { CognitoUserGroup } from '@cdktf/provider-aws/lib/cognito-user-group';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

import type { IUserPool } from './user-pool-ref';

/** Values of a group of users. */
export interface UserGroupSettings {
  /**
   * Name of the group, as in `cognito:groups` of tokens. A change replaces the group, which then has no members.
   *
   * @default - the key of the group
   */
  readonly name?: string;
  /**
   * Description in the console, at most 2048 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Rank of the role, 1 or more: the group with the lowest number determines the role of a user with several groups. Required
   * for a group with a role.
   * The AWS provider (5.100) does not send 0 for a new group, and sends 0, the first rank, when the value is removed.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_group.go
   * @default - none
   */
  readonly precedence?: number;
  /**
   * Key of the role in `identityPool.roles` for the members. Requires `identityPool.roleMapping`, such as `{ type: 'token' }`.
   * To remove the permissions, set a role without permissions: Cognito refuses to remove the role.
   *
   * @default - none
   */
  readonly role?: string;
}

/** @internal */
export const userGroupShape = shapeOf<UserGroupSettings>()((z) =>
  z.strictObject({ name: z.text, description: z.text, precedence: z.number().optional(), role: z.text }),
);

/** Props of a {@link UserGroup}. */
export interface UserGroupProps extends Omit<UserGroupSettings, 'role'> {
  readonly name: string;
  readonly userPool: IUserPool;
  /**
   * ARN of the role of the members.
   *
   * @default - none
   */
  readonly roleArn?: string | undefined;
}

/** `GroupNameType` of the service model of cognito-idp (botocore 1.44.5), without the slash, which separates the parts of an import id. */
const NAME = /^(?!.*\/)[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;

/**
 * Defines a group of a user pool. Its members are not part of the configuration: add a user with `AdminAddUserToGroup`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export class UserGroup extends Construct {
  readonly groupName: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoUserGroup;

  constructor(scope: Construct, id: string, props: UserGroupProps) {
    super(scope, id);
    checks.refuse(this, checkUserGroup(this.node.path, props));

    this.resource = new CognitoUserGroup(this, 'Resource', {
      userPoolId: props.userPool.userPoolId,
      name: props.name,
      ...(props.description !== undefined && { description: props.description }),
      ...(props.precedence !== undefined && { precedence: props.precedence }),
      ...(props.roleArn !== undefined && { roleArn: props.roleArn }),
    });
    this.groupName = this.resource.name;
  }
}

/** Faults of a group's settings. @internal */
export function checkUserGroup(path: string, settings: Omit<UserGroupSettings, 'role'>): checks.Findings {
  return [
    checks.matching(settings.name, NAME, (received) =>
      fault.ERR_GROUP_NAME_INVALID({ path: `${path}.name`, received }),
    ),
    checks.message(`${path}.description`, settings.description, { longest: 2048 }),
    checks.within(`${path}.precedence`, settings.precedence, 1, QUOTAS.groupPrecedence),
  ];
}

/** What the faults of all groups together also depend on. */
export interface GroupsContext {
  /** Keys of the roles of the identity pool. */
  readonly roles: readonly string[];
  /** The identity pool has a role mapping. */
  readonly choosesRoles: boolean;
}

/**
 * Faults of the groups of a pool. Cognito chooses no role for a user whose first groups have one precedence and different roles.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html#assigning-precedence-values-to-groups
 * @internal
 */
export function checkUserGroups(
  path: string,
  groups: Readonly<Record<string, UserGroupSettings>>,
  { roles, choosesRoles }: GroupsContext,
): checks.Findings {
  const all = Object.entries(groups).map(([key, group]) => ({ key, ...group, name: group.name ?? key }));
  return [
    all.length > QUOTAS.groups ? fault.ERR_LIST_TOO_LONG({ path, length: all.length, most: QUOTAS.groups }) : undefined,
    all.map(({ key, role, ...group }, index) => {
      const before = all.slice(0, index);
      const rival = before.find(
        (other) =>
          other.role && role && other.role !== role && group.precedence && other.precedence === group.precedence,
      );
      return [
        checks.stableKey(path, key),
        checkUserGroup(`${path}.${key}`, group),
        before.some(({ name }) => name === group.name)
          ? fault.ERR_DUPLICATE({ path: `${path}.${key}.name`, received: group.name })
          : undefined,
        role !== undefined && !roles.includes(role)
          ? fault.ERR_ROLE_UNKNOWN({ path: `${path}.${key}.role`, received: role, known: roles })
          : undefined,
        role !== undefined && !choosesRoles
          ? fault.ERR_GROUP_ROLE_UNUSED({ path: `${path}.${key}.role`, received: role })
          : undefined,
        (role === undefined) !== (group.precedence === undefined)
          ? fault.ERR_GROUP_PRECEDENCE({ path: `${path}.${key}.precedence`, received: group.precedence ?? 'nothing' })
          : undefined,
        rival ? fault.ERR_GROUP_PRECEDENCE_TIE({ path: `${path}.${key}.precedence`, rival: rival.key }) : undefined,
      ];
    }),
  ];
}
