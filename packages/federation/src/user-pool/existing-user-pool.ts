import type { UserPoolTier } from '@auth0-cognito/contract';
import { DataAwsCognitoUserPools } from '@cdktf/provider-aws/lib/data-aws-cognito-user-pools';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';

import * as checks from '../checks';
import { fault } from '../faults';

import { checkPoolAttributes, type PoolAttributesSettings } from './pool-attributes';
import { ReferencedUserPool } from './referenced-user-pool';
import type { UserPoolSettings } from './user-pool';

/** Settings that describe an existing pool. They change nothing of it: checks and clients need them. */
const DESCRIBING = ['existingName', 'standardAttributes', 'customAttributes', 'tier'];

/** The user pool of another stack, in the same account and region. */
export interface ExistingUserPoolSettings extends PoolAttributesSettings {
  /**
   * Name of the pool, unique in its region. This stack does not change the pool: it adds a domain, clients, identity providers, resource
   * servers and groups to it. Of the other settings, only those are possible that describe it: `standardAttributes`, `customAttributes` and
   * `tier`.
   *
   * @default - the stack makes the pool
   */
  readonly existingName?: string;
}

/** Attributes of an existing pool; undefined where the settings describe none. @internal */
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
          errorMessage: `There has to be exactly one user pool named ${name} in ${region}.`,
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

/** Faults of the settings of an existing pool. @internal */
export function checkExistingUserPool(
  path: string,
  settings: Partial<UserPoolSettings> & ExistingUserPoolSettings,
): checks.Findings {
  const others = Object.entries(settings)
    .filter(([name, value]) => value !== undefined && !DESCRIBING.includes(name))
    .map(([name]) => name);
  return [
    checks.cognitoName(`${path}.existingName`, settings.existingName),
    checks.needsLiteral(`${path}.existingName`, settings.existingName),
    others.length > 0 ? fault.ERR_EXISTING_USER_POOL_SETTINGS({ path, received: others }) : undefined,
    checkPoolAttributes(path, settings),
  ];
}
