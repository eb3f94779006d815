import { LINK_ACTIONS, LINKED_PROVIDERS_VARIABLE } from '@auth0-cognito/contract';
import type { Construct } from 'constructs';

import * as checks from './checks';
import { fault } from './faults';
import type { FederatedUserPoolSettings } from './federated-user-pool-settings';
import { LINKS_MODULE } from './functions/links-function';
import { checkFunctionName, PoolFunction } from './functions/pool-function';
import { DEFAULT_ATTRIBUTE_MAPPING } from './identity-provider/attribute-mapping';
import type { PoolAttributes } from './user-pool/pool-attributes';

type Settings = Pick<FederatedUserPoolSettings, 'name' | 'region' | 'federations' | 'roleDefaults'>;

/** Creates the function that links users of federations to native users. @internal */
export function linksFunction(scope: Construct, keys: readonly string[], settings: Settings): PoolFunction {
  const providers = keys.flatMap((key) => settings.federations[key]?.identityProvider.name ?? []);
  return new PoolFunction(scope, 'LinksFunction', {
    name: settings.name,
    key: 'links',
    region: settings.region,
    module: LINKS_MODULE,
    variables: { [LINKED_PROVIDERS_VARIABLE]: JSON.stringify(providers) },
    roleDefaults: settings.roleDefaults,
  });
}

/** Allows the function to list and link the users of its pool. @internal */
export const allowLinks = (links: PoolFunction, userPoolArn: string): void =>
  links.allow('Users', LINK_ACTIONS, userPoolArn);

/**
 * Checks `linkUsersOf`: the federations map verified addresses, no other function has the trigger, and Cognito can link users of the pool.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html
 * @internal
 */
export function checkUserLinks(
  path: string,
  { name, linkUsersOf: keys, federations, userPool }: FederatedUserPoolSettings,
  attributes: PoolAttributes,
): checks.Findings {
  if (keys === undefined) return undefined;
  const at = `${path}.linkUsersOf`;
  const known = Object.keys(federations);
  const { preSignUp } = userPool?.lambdaTriggers ?? {};
  return [
    checkFunctionName(`${path}.name`, name),
    keys.length === 0 ? fault.ERR_LIST_EMPTY({ path: at, what: 'federation' }) : undefined,
    keys.map((key, index) => {
      if (!known.includes(key)) {
        return fault.ERR_FEDERATION_UNKNOWN({ path: `${at}[${index}]`, received: key, known });
      }
      const mapping = federations[key]?.identityProvider.attributeMapping ?? DEFAULT_ATTRIBUTE_MAPPING;
      return mapping.email === 'email' && mapping.email_verified === 'email_verified'
        ? undefined
        : fault.ERR_LINK_UNVERIFIED({ path: `${at}[${index}]`, received: key });
    }),
    preSignUp === undefined
      ? undefined
      : fault.ERR_TRIGGER_TAKEN({
          path: `${path}.userPool.lambdaTriggers.preSignUp`,
          received: preSignUp,
          setting: 'linkUsersOf',
        }),
    [...attributes]
      .filter(([, { mutable }]) => !mutable)
      .map(([attribute]) => fault.ERR_LINK_IMMUTABLE({ path: at, received: attribute })),
  ];
}
