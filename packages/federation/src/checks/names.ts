import {
  isBuiltInIdentityProvider,
  partitionOfRegion,
  QUOTAS,
  REGION_NAME,
  reservedPrefixWord,
  FEATURE_TIERS,
  hasFeature,
  type Fault,
  type TieredFeature,
  type UserPoolTier,
} from '@auth0-cognito/contract';

import { fault } from '../faults';

import { isLiteral, matching } from './literals';

const COGNITO_NAME = /^(?! )[\w +=,.@-]{1,128}(?<! )$/;
const IDP_NAME = /^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+$/u;
const DOMAIN_PREFIX = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A fault unless Cognito accepts the name for pools, clients, resource servers and identity pools. */
export function cognitoName(path: string, name: string | undefined): Fault | undefined {
  return matching(name, COGNITO_NAME, (value) => fault.ERR_NAME_INVALID({ path, received: value }));
}

/** A fault unless Auth0 accepts the name for an application. */
export function auth0Name(path: string, name: string | undefined): Fault | undefined {
  return matching(name, /^[^<>]{1,255}$/, (value) => fault.ERR_AUTH0_NAME_INVALID({ path, received: value }));
}

/**
 * Faults of an identity provider's name.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
 */
export function idpName(path: string, name: string | undefined): Fault | undefined {
  if (!isLiteral(name)) return undefined;
  const [least, most] = QUOTAS.identityProviderNameLength;
  if (name.length < least || name.length > most || !IDP_NAME.test(name))
    return fault.ERR_IDP_NAME_INVALID({ path, received: name });
  return isBuiltInIdentityProvider(name) ? fault.ERR_IDP_NAME_RESERVED({ path, received: name }) : undefined;
}

/**
 * Faults of a prefix domain.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
export function domainPrefix(path: string, prefix: string | undefined): Fault | undefined {
  if (!isLiteral(prefix)) return undefined;
  if (!DOMAIN_PREFIX.test(prefix)) return fault.ERR_DOMAIN_PREFIX_INVALID({ path, received: prefix });
  return reservedPrefixWord(prefix) ? fault.ERR_DOMAIN_PREFIX_RESERVED({ path, received: prefix }) : undefined;
}

/** A fault unless the text is a region in which a user pool can be. */
export function region(path: string, value: string | undefined): Fault | undefined {
  if (!isLiteral(value)) return undefined;
  if (!REGION_NAME.test(value)) return fault.ERR_REGION_INVALID({ path, received: value });
  const { unsupported } = partitionOfRegion(value);
  return unsupported === undefined
    ? undefined
    : fault.ERR_REGION_UNSUPPORTED({ path, received: value, reason: unsupported });
}

/** A fault if the tier of a pool does not have a feature. None if the tier is unknown. */
export function feature(
  path: string,
  tier: UserPoolTier | undefined,
  feature: TieredFeature,
  received: string,
): Fault | undefined {
  return tier === undefined || hasFeature(tier, feature)
    ? undefined
    : fault.ERR_TIER_TOO_LOW({ path, received, tier: FEATURE_TIERS[feature] });
}

/** A fault unless the string has the format of a user pool id. */
export function userPoolId(path: string, value: string | undefined): Fault | undefined {
  return matching(value, /^[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]+$/, (text) =>
    fault.ERR_USER_POOL_ID_INVALID({ path, received: text }),
  );
}

/** A fault unless the string has the format of an Auth0 client id. */
export function auth0ClientId(path: string, value: string | undefined): Fault | undefined {
  return matching(value, /^[A-Za-z0-9]{16,64}$/, (text) => fault.ERR_AUTH0_CLIENT_ID_INVALID({ path, received: text }));
}

/** A fault unless the key of a record can be part of resource addresses. */
export function stableKey(path: string, key: string, taken: readonly string[] = []): Fault | undefined {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(key))
    return fault.ERR_KEY_INVALID({ path: `${path}.${key}`, received: key });
  return taken.includes(key) ? fault.ERR_KEY_RESERVED({ path: `${path}.${key}`, received: key }) : undefined;
}
