import { isObject, type JsonObject } from '@auth0-cognito/contract';
import type { JWTPayload } from 'jose';
import type { UserPool, UserPoolClient } from '../configuration/pools';
import type { UsersContext } from './context';
import { identitiesAttribute, preferredRole, type UserGroup } from './token-claims';
import { eventAttributes, runTrigger, unrecognizable, type TriggerSource } from './triggers';
import type { User } from './user-store';

/** Changes of one token's claims. */
export interface ClaimChanges {
  readonly add: JsonObject;
  readonly suppress: readonly string[];
}

/** Changes by a pre token generation function. */
export interface TokenOverrides {
  readonly idToken: ClaimChanges;
  readonly accessToken: ClaimChanges;
  readonly addedScopes: readonly string[];
  readonly suppressedScopes: readonly string[];
  /** Replaces the groups of the user; absent if they do not change. */
  readonly groups?: {
    readonly names: readonly string[];
    readonly roles: readonly string[];
    readonly preferredRole?: string;
  };
}

/** The user and the client for whom tokens are generated. */
export interface TokenGeneration {
  readonly source: Extract<TriggerSource, `TokenGeneration_${string}`>;
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly user: User;
  readonly groups: readonly UserGroup[];
  readonly scopes: readonly string[];
}

/**
 * Claims that a function cannot change.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html#user-pool-lambda-pre-token-generation-excluded-claims
 */
const FIXED = [
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'sub',
  'token_use',
];
const FIXED_IN_ID_TOKEN = [...FIXED, 'aud', 'cognito:username', 'identities'];
const FIXED_IN_ACCESS_TOKEN = [...FIXED, 'client_id', 'device_key', 'event_id', 'scope', 'username', 'version'];

const strings = (value: unknown): string[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) throw unrecognizable();
  return value;
};
const objectOrNothing = (value: unknown): JsonObject => {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw unrecognizable();
  return value;
};

/** The first version of the event allows only strings; later versions also allow numbers, booleans, lists and objects. */
function changesIn(part: JsonObject, takesAnyValue: boolean): ClaimChanges {
  const add = objectOrNothing(part.claimsToAddOrOverride);
  if (!takesAnyValue && !Object.values(add).every((value) => typeof value === 'string')) throw unrecognizable();
  return { add, suppress: strings(part.claimsToSuppress) };
}

function groupsIn(details: JsonObject): Pick<TokenOverrides, 'groups'> {
  if (!('groupOverrideDetails' in details)) return {};
  const given = objectOrNothing(details.groupOverrideDetails);
  const { preferredRole } = given;
  return {
    groups: {
      names: strings(given.groupsToOverride),
      roles: strings(given.iamRolesToOverride),
      ...(typeof preferredRole === 'string' && preferredRole && { preferredRole }),
    },
  };
}

const NOTHING: ClaimChanges = { add: {}, suppress: [] };

/** Parses the response of a function for a version of the event. */
export function overridesIn(response: JsonObject, isFirstVersion: boolean): TokenOverrides {
  if (isFirstVersion) {
    const details = objectOrNothing(response.claimsOverrideDetails);
    const idToken = changesIn(details, false);
    return { idToken, accessToken: NOTHING, addedScopes: [], suppressedScopes: [], ...groupsIn(details) };
  }
  const details = objectOrNothing(response.claimsAndScopeOverrideDetails);
  const access = objectOrNothing(details.accessTokenGeneration);
  return {
    idToken: changesIn(objectOrNothing(details.idTokenGeneration), true),
    accessToken: changesIn(access, true),
    addedScopes: strings(access.scopesToAdd),
    suppressedScopes: strings(access.scopesToSuppress),
    ...groupsIn(details),
  };
}

/** Calls the pre token generation function of a pool; `undefined` if it changes nothing. */
export async function tokenOverrides(
  context: UsersContext,
  { source, pool, client, user, groups, scopes }: TokenGeneration,
): Promise<TokenOverrides | undefined> {
  const isFirstVersion = pool.lambdaTriggers.PreTokenGeneration?.version === 'V1_0';
  const identities = identitiesAttribute(user);
  const attributes = { sub: user.sub, ...user.attributes, ...(identities && { identities }) };
  const response = await runTrigger(context, pool, {
    source,
    userName: user.username,
    clientId: client.id,
    request: {
      userAttributes: eventAttributes(attributes, user.status),
      groupConfiguration: {
        groupsToOverride: groups.map(({ name }) => name),
        iamRolesToOverride: groups.flatMap(({ roleArn }) => roleArn ?? []),
        preferredRole: preferredRole(groups) ?? null,
      },
      ...(!isFirstVersion && { scopes }),
    },
    response: { [isFirstVersion ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails']: null },
  });
  return response && overridesIn(response, isFirstVersion);
}

function changed(claims: JWTPayload, { add, suppress }: ClaimChanges, fixed: readonly string[]): JWTPayload {
  const kept = Object.entries(claims).filter(([name]) => fixed.includes(name) || !suppress.includes(name));
  const added = Object.entries(add).filter(([name]) => !fixed.includes(name));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(added) };
}

function groupClaims({ groups }: TokenOverrides, isIdToken: boolean): JWTPayload {
  if (!groups) return {};
  const { names, roles, preferredRole } = groups;
  return {
    'cognito:groups': names.length > 0 ? names : undefined,
    ...(isIdToken && {
      'cognito:roles': roles.length > 0 ? roles : undefined,
      'cognito:preferred_role': preferredRole,
    }),
  };
}

/** The claims of an ID token with the changes of a function. */
export function changedIdToken(claims: JWTPayload, overrides: TokenOverrides | undefined): JWTPayload {
  if (!overrides) return claims;
  return changed({ ...claims, ...groupClaims(overrides, true) }, overrides.idToken, FIXED_IN_ID_TOKEN);
}

/** Scopes of Cognito itself cannot be added. */
const isAddable = (scope: string) => !scope.startsWith('aws.cognito.') && !/\s/.test(scope);

/** The scopes of an access token with the changes of a function. */
export function changedScopes(scopes: readonly string[], overrides: TokenOverrides | undefined): readonly string[] {
  if (!overrides) return scopes;
  const kept = scopes.filter((scope) => !overrides.suppressedScopes.includes(scope));
  return [...new Set([...kept, ...overrides.addedScopes.filter(isAddable)])];
}

/** The claims of an access token with the changes of a function. An audience can only be the client. */
export function changedAccessToken(claims: JWTPayload, overrides: TokenOverrides | undefined): JWTPayload {
  if (!overrides) return claims;
  const { aud, ...add } = overrides.accessToken.add;
  const audience = aud === claims.client_id ? { aud } : {};
  const changes = { ...overrides.accessToken, add: { ...add, ...audience } };
  return changed({ ...claims, ...groupClaims(overrides, false) }, changes, FIXED_IN_ACCESS_TOKEN);
}
