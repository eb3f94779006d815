import type { UserPoolTier } from '@auth0-cognito/contract';
import { DataAwsCognitoUserPools } from '@cdktf/provider-aws/lib/data-aws-cognito-user-pools';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';

import * as checks from '../checks';
import { fault } from '../faults';

import { checkPoolAttributes } from './pool-attribute-checks';
import type { PoolAttributesSettings } from './pool-attributes';
import { ReferencedUserPool } from './referenced-user-pool';
import type { UserPoolSettings } from './user-pool';

/** Settings that describe an existing pool and do not change it. Checks and clients need them. */
const DESCRIBING = ['existingName', 'standardAttributes', 'customAttributes', 'tier'];

/** The user pool of another stack, in the same account and region. */
export interface ExistingUserPoolSettings extends PoolAttributesSettings {
  /**
   * Name of the pool, unique in its region. This stack does not change the pool: it adds a domain, clients, identity providers, resource
   * servers and groups to it. The only other allowed settings describe the pool: `standardAttributes`, `customAttributes` and `tier`.
   *
   * @default - the stack creates the pool
   */
  readonly existingName?: string;
}

/** Attributes of an existing pool; undefined if the settings describe none. @internal */
export const describedAttributes = ({
  standardAttributes,
  customAttributes,
}: PoolAttributesSettings): PoolAttributesSettings | undefined =>
  standardAttributes === undefined && customAttributes === undefined
    ? undefined
    : { ...(standardAttributes && { standardAttributes }), ...(customAttributes && { customAttributes }) };

/** Props of {@link existingUserPool}. */
export interface ExistingUserPoolProps extends PoolAttributesSettings {
  readonly existingName: string;
  readonly region: string;
  readonly tier?: UserPoolTier | undefined;
}

/**
 * Finds the pool of another stack by its name. Terraform stops at the plan if there is none, or more than one.
 *
 * @internal
 */
export function existingUserPool(scope: Construct, id: string, props: ExistingUserPoolProps): ReferencedUserPool {
  const { existingName: name, region, tier } = props;
  const found = new DataAwsCognitoUserPools(scope, `${id}Lookup`, {
    name,
    lifecycle: {
      postcondition: [
        {
          condition: '${length(self.ids) == 1}',
          errorMessage: `Exactly one user pool named ${name} must exist in ${region}.`,
        },
      ],
    },
  });
  const schema = describedAttributes(props);
  return new ReferencedUserPool(scope, id, {
    userPoolId: String(Fn.one(found.ids)),
    arn: String(Fn.one(found.arns)),
    region,
    ...(schema && { schema }),
    ...(tier && { tier }),
  });
}

/** Settings of a federated user pool that an existing pool restricts. */
interface WithExistingPool {
  readonly userPool?: Partial<UserPoolSettings> & ExistingUserPoolSettings;
  /** Both are triggers of the pool. */
  readonly groupsAttribute?: unknown;
  readonly linkUsersOf?: unknown;
}

/** Checks the settings of an existing pool: none may change it. @internal */
export function checkExistingUserPool(
  path: string,
  { userPool = {}, groupsAttribute, linkUsersOf }: WithExistingPool,
): checks.Findings {
  const at = `${path}.userPool`;
  const others = Object.entries(userPool)
    .filter(([name, value]) => value !== undefined && !DESCRIBING.includes(name))
    .map(([name]) => name);
  const triggers = Object.entries({ groupsAttribute, linkUsersOf }).filter(([, value]) => value !== undefined);
  return [
    checks.cognitoName(`${at}.existingName`, userPool.existingName),
    checks.needsLiteral(`${at}.existingName`, userPool.existingName),
    others.length > 0 ? fault.ERR_EXISTING_USER_POOL_SETTINGS({ path: at, received: others }) : undefined,
    triggers.map(([name, received]) => fault.ERR_EXISTING_USER_POOL_SETTINGS({ path: `${path}.${name}`, received })),
    checkPoolAttributes(at, userPool),
  ];
}
