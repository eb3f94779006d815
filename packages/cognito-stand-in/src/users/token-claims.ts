import { createHash } from 'node:crypto';
import { userPoolIssuer } from '@auth0-cognito/contract';
import type { JWTPayload } from 'jose';
import type { UserPool, UserPoolClient } from '../configuration/pools';
import { attributeIsShown } from './scopes';
import type { User } from './user-store';

/** A group of a pool in tokens. */
export interface UserGroup {
  readonly name: string;
  readonly roleArn?: string;
  /** The group with the lowest number is preferred. */
  readonly precedence?: number;
}

/** Input for the claims of the tokens of a sign-in. Times are seconds since the epoch. */
export interface TokenFacts {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly user: User;
  /** Groups of the user that exist in the pool, and the group of the user's provider. */
  readonly groups: readonly UserGroup[];
  readonly scopes: readonly string[];
  readonly originJti: string;
  readonly authTime: number;
  readonly now: number;
}

/** A federated user belongs to the group of its provider: `{pool id}_{provider}`. */
export const providerGroup = (userPoolId: string, providerName: string) => `${userPoolId}_${providerName}`;

const ATTRIBUTES_WITH_BOOLEANS = ['email_verified', 'phone_number_verified'];

/** Attributes as claims of the ID token: strings, except for the two that are booleans in OIDC. */
function attributeClaims({ user, scopes, client }: TokenFacts): JWTPayload {
  const shown = Object.entries(user.attributes).filter(([name]) => attributeIsShown(name, scopes, client));
  return Object.fromEntries(
    shown.map(([name, value]) => [name, ATTRIBUTES_WITH_BOOLEANS.includes(name) ? value === 'true' : value]),
  );
}

/** `identities` of the ID token: every value a string. */
function identityClaims(user: User): JWTPayload {
  const identities = identitiesOf(user).map(({ primary, dateCreated, ...identity }) => ({
    dateCreated: String(dateCreated),
    ...identity,
    primary: String(primary),
  }));
  return identities.length > 0 ? { identities } : {};
}

/** The identities of a user. Only the own identity of a federated user is primary; linked ones are not. */
const identitiesOf = ({ identity, linked }: User) =>
  [...(identity ? [identity] : []), ...linked].map(({ userId, providerName, providerType, dateCreated }) => ({
    userId,
    providerName,
    providerType,
    issuer: null,
    primary: identity?.userId === userId && identity.providerName === providerName,
    dateCreated,
  }));

/** `identities` of the user's profile, a JSON string whose values keep their types. */
export function identitiesAttribute(user: User): string | undefined {
  const identities = identitiesOf(user);
  return identities.length > 0 ? JSON.stringify(identities) : undefined;
}

function groupClaims(groups: readonly UserGroup[], withRoles: boolean): JWTPayload {
  if (groups.length === 0) return {};
  const names = { 'cognito:groups': groups.map((group) => group.name) };
  const roles = groups.map((group) => group.roleArn).filter((role) => role !== undefined);
  if (!withRoles || roles.length === 0) return names;

  const preferred = preferredRole(groups);
  return { ...names, 'cognito:roles': roles, ...(preferred ? { 'cognito:preferred_role': preferred } : {}) };
}

/** The role of the group with the lowest precedence; none if groups of that precedence have different roles. */
export function preferredRole(groups: readonly UserGroup[]): string | undefined {
  const rank = (group: UserGroup) => group.precedence ?? Number.MAX_SAFE_INTEGER;
  const withRole = groups.filter((group) => group.roleArn !== undefined);
  const best = Math.min(...withRole.map(rank));
  const roles = new Set(withRole.filter((group) => rank(group) === best).map((group) => group.roleArn));
  return roles.size === 1 ? [...roles][0] : undefined;
}

const identifiers = ({ client, originJti }: TokenFacts, jti: string): JWTPayload =>
  client.tokenRevocationIsEnabled ? { origin_jti: originJti, jti } : { jti };

/** `at_hash` of OIDC for RS256: the left half of the SHA-256 of the access token. */
export const accessTokenHash = (accessToken: string) =>
  createHash('sha256').update(accessToken, 'ascii').digest().subarray(0, 16).toString('base64url');

/**
 * Claims of an ID token.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function idTokenClaims(
  facts: TokenFacts,
  token: { readonly jti: string; readonly accessToken?: string; readonly nonce?: string },
): JWTPayload {
  const { pool, client, user, authTime, now } = facts;
  return {
    ...attributeClaims(facts),
    ...(token.accessToken ? { at_hash: accessTokenHash(token.accessToken) } : {}),
    sub: user.sub,
    ...groupClaims(facts.groups, true),
    iss: userPoolIssuer(pool.region, pool.id),
    'cognito:username': user.username,
    ...(token.nonce !== undefined ? { nonce: token.nonce } : {}),
    aud: client.id,
    ...identityClaims(user),
    token_use: 'id',
    auth_time: authTime,
    exp: now + client.idTokenSeconds,
    iat: now,
    ...identifiers(facts, token.jti),
  };
}

/**
 * Claims of an access token. It has no `aud`: its audience is `client_id`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessTokenClaims(facts: TokenFacts, jti: string): JWTPayload {
  const { pool, client, user, scopes, authTime, now } = facts;
  return {
    sub: user.sub,
    ...groupClaims(facts.groups, false),
    iss: userPoolIssuer(pool.region, pool.id),
    version: 2,
    client_id: client.id,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: authTime,
    exp: now + client.accessTokenSeconds,
    iat: now,
    ...identifiers(facts, jti),
    username: user.username,
  };
}

/** Claims of the access token of a machine client. The client is the subject. */
export function machineTokenClaims(
  pool: UserPool,
  client: UserPoolClient,
  token: { readonly scopes: readonly string[]; readonly now: number; readonly jti: string },
): JWTPayload {
  return {
    sub: client.id,
    token_use: 'access',
    scope: token.scopes.join(' '),
    auth_time: token.now,
    iss: userPoolIssuer(pool.region, pool.id),
    exp: token.now + client.accessTokenSeconds,
    iat: token.now,
    version: 2,
    jti: token.jti,
    client_id: client.id,
  };
}

/** The response of userInfo: every value is a string, `identities` a JSON string. */
export function userInfoClaims(user: User, scopes: readonly string[], client: UserPoolClient): Record<string, string> {
  const shown = Object.entries(user.attributes).filter(([name]) => attributeIsShown(name, scopes, client));
  const identities = identitiesAttribute(user);
  return {
    sub: user.sub,
    ...(identities ? { identities } : {}),
    ...Object.fromEntries(shown),
    username: user.username,
  };
}
