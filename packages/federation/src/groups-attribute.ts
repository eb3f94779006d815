import { FUNCTION_VARIABLES_SIZE, type GroupOfFunction, type UserPoolTier } from '@auth0-cognito/contract';
import type { Construct } from 'constructs';

import * as checks from './checks';
import { fault } from './faults';
import type { FederatedUserPoolSettings } from './federated-user-pool-settings';
import { GROUPS_MODULE, groupsVariables } from './functions/groups-function';
import { checkFunctionName, PoolFunction } from './functions/pool-function';
import { checkDecidingAttribute } from './identity-pool/role-attributes';
import { mappedAttributes } from './identity-provider/attribute-mapping';
import type { PoolAttributes } from './user-pool/pool-attributes';
import type { LambdaTriggers } from './user-pool/lambda-triggers';

type Settings = Pick<FederatedUserPoolSettings, 'name' | 'region' | 'groups' | 'identityPool' | 'roleDefaults'>;

/** The groups for the variables of the function. They have paths and names of roles, not ARNs, so that the pool does not depend on the roles. */
function declaredGroups({ groups = {}, identityPool, roleDefaults }: Settings): readonly GroupOfFunction[] {
  return Object.entries(groups).map(([key, { name = key, role, precedence }]) => ({
    name,
    ...(role && { role: `${roleDefaults?.path ?? '/'}${identityPool?.roles?.[role]?.name}`, precedence }),
  }));
}

/**
 * Creates the function that adds groups from an attribute, and returns it as a trigger. Only the second version of the event can change access
 * tokens, and the tier LITE does not have it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 * @internal
 */
export function groupsTrigger(
  scope: Construct,
  attribute: string,
  settings: Settings & { readonly tier: UserPoolTier },
): Required<Pick<LambdaTriggers, 'preTokenGeneration'>> {
  const { arn } = new PoolFunction(scope, 'GroupsFunction', {
    name: settings.name,
    key: 'groups',
    region: settings.region,
    module: GROUPS_MODULE,
    variables: groupsVariables(attribute, declaredGroups(settings)),
    roleDefaults: settings.roleDefaults,
  });
  return { preTokenGeneration: { lambdaArn: arn, version: settings.tier === 'LITE' ? 'V1_0' : 'V2_0' } };
}

/** Checks the attribute that lists groups: users cannot write it, a federation maps a claim to it, and groups are declared. @internal */
export function checkGroupsAttribute(
  path: string,
  settings: FederatedUserPoolSettings,
  attributes: PoolAttributes,
): checks.Findings {
  const { name, groupsAttribute: attribute, groups = {}, userPool, identityPool, federations } = settings;
  if (attribute === undefined) return undefined;
  const at = `${path}.groupsAttribute`;
  const isMapped = Object.values(federations).some(({ identityProvider }) =>
    mappedAttributes(identityProvider.attributeMapping).includes(attribute),
  );
  const size = Object.entries(groupsVariables(attribute, declaredGroups(settings))).join('').length;
  const unnamed = Object.values(groups).flatMap(({ role }) => {
    const given = role === undefined ? undefined : identityPool?.roles?.[role];
    return role !== undefined && given && (given.name === undefined || !checks.isLiteral(given.name)) ? [role] : [];
  });
  return [
    checks.needsLiteral(at, attribute),
    checkFunctionName(`${path}.name`, name),
    Object.keys(groups).length === 0 ? fault.ERR_GROUPS_ATTRIBUTE_UNUSED({ path: at, received: attribute }) : undefined,
    attributes.get(attribute)?.type !== 'String'
      ? fault.ERR_GROUPS_ATTRIBUTE_TYPE({ path: at, received: attribute })
      : undefined,
    isMapped ? undefined : fault.ERR_GROUPS_ATTRIBUTE_UNMAPPED({ path: at, received: attribute }),
    userPool?.lambdaTriggers?.preTokenGeneration
      ? fault.ERR_TRIGGER_TAKEN({
          path: `${path}.userPool.lambdaTriggers.preTokenGeneration`,
          received: userPool.lambdaTriggers.preTokenGeneration.lambdaArn,
          setting: 'groupsAttribute',
        })
      : undefined,
    [...new Set(unnamed)].map((role) =>
      fault.ERR_GROUP_ROLE_UNNAMED({ path: `${path}.identityPool.roles.${role}.name` }),
    ),
    size > FUNCTION_VARIABLES_SIZE ? fault.ERR_GROUPS_TOO_LARGE({ path: `${path}.groups`, size }) : undefined,
    checkDecidingAttribute(at, attribute, settings, attributes),
  ];
}
