import { QUOTAS, RULE_CLAIM } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** A rule of a role mapping: users with this claim get this role. */
export interface RoleRule {
  /** Claim of the token. */
  readonly claim: string;
  /** How the claim is compared with `value`. */
  readonly matchType: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual';
  /** Value to compare the claim with, 1 to 128 characters. */
  readonly value: string;
  /**
   * Key of one of the identity pool's `roles`. A rule has either `role` or `roleArn`.
   *
   * @default - none
   */
  readonly role?: string;
  /**
   * ARN of a role that trusts the identity pool. A rule has either `role` or `roleArn`.
   *
   * @default - none
   */
  readonly roleArn?: string;
}

/** Result for identities without a matching role: the authenticated role, or no access. */
export type AmbiguousRoleResolution = 'AuthenticatedRole' | 'Deny';

/** How the role of an authenticated identity is selected: by the token, or by the first matching rule. */
export type RoleMappingSettings =
  | {
      /** The role in the token: that of the user's group. */
      readonly type: 'token';
      /**
       * Result for identities whose token has no role.
       *
       * @default 'Deny'
       */
      readonly ambiguousRoleResolution?: AmbiguousRoleResolution;
    }
  | {
      /** The role of the first matching rule. */
      readonly type: 'rules';
      /** Rules in their order, 1 to 25. */
      readonly rules: readonly RoleRule[];
      /**
       * Result for identities without a matching rule.
       *
       * @default 'Deny'
       */
      readonly ambiguousRoleResolution?: AmbiguousRoleResolution;
    };

/** @internal */
export const roleMappingShape = shapeOf<RoleMappingSettings>()((z) => {
  const ambiguousRoleResolution = z.enum(['AuthenticatedRole', 'Deny']).optional();
  return z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('token'), ambiguousRoleResolution }),
    z.strictObject({
      type: z.literal('rules'),
      rules: z.array(
        z.strictObject({
          claim: z.string(),
          matchType: z.enum(['Equals', 'Contains', 'StartsWith', 'NotEqual']),
          value: z.string(),
          role: z.text,
          roleArn: z.text,
        }),
      ),
      ambiguousRoleResolution,
    }),
  ]);
});

/** Faults of a role mapping. @internal */
export function checkRoleMapping(
  path: string,
  mapping: RoleMappingSettings | undefined,
  roles: readonly string[],
  place: checks.Place = {},
): checks.Findings {
  if (mapping?.type !== 'rules') return undefined;
  const { rules } = mapping;
  return [
    rules.length === 0 ? fault.ERR_LIST_EMPTY({ path: `${path}.rules`, what: 'rule' }) : undefined,
    rules.length > QUOTAS.roleMappingRules
      ? fault.ERR_LIST_TOO_LONG({ path: `${path}.rules`, length: rules.length, most: QUOTAS.roleMappingRules })
      : undefined,
    rules.map((rule, index) => checkRule(`${path}.rules[${index}]`, rule, roles, place)),
  ];
}

function checkRule(path: string, rule: RoleRule, roles: readonly string[], place: checks.Place): checks.Findings {
  const hasOne = (rule.role === undefined) !== (rule.roleArn === undefined);
  return [
    checks.matching(rule.claim, RULE_CLAIM, (value) =>
      fault.ERR_RULE_CLAIM_INVALID({ path: `${path}.claim`, received: value }),
    ),
    checks.message(`${path}.value`, rule.value, { longest: 128 }),
    hasOne ? undefined : fault.ERR_ROLE_MISSING({ path: `${path}.role` }),
    rule.role !== undefined && !roles.includes(rule.role)
      ? fault.ERR_ROLE_UNKNOWN({ path: `${path}.role`, received: rule.role, known: roles })
      : undefined,
    // A role can only be passed in its account: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    checks.arn(`${path}.roleArn`, rule.roleArn, ['iam', 'role/.+'], place),
  ];
}

/** A role mapping for Terraform, for one client of the user pool. @internal */
export function roleMappingConfig(
  mapping: RoleMappingSettings,
  identityProvider: string,
  roleArns: Readonly<Record<string, string>>,
) {
  return {
    identityProvider,
    ambiguousRoleResolution: mapping.ambiguousRoleResolution ?? 'Deny',
    type: mapping.type === 'token' ? 'Token' : 'Rules',
    ...(mapping.type === 'rules' && {
      mappingRule: mapping.rules.map(({ claim, matchType, value, role, roleArn }) => ({
        claim,
        matchType,
        value,
        roleArn: (role === undefined ? roleArn : roleArns[role]) ?? '',
      })),
    }),
  };
}
