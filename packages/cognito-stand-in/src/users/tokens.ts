import { randomUUID } from 'node:crypto';
import { userPoolIssuer } from '@auth0-cognito/contract';
import { decodeJwt } from 'jose';
import type { UserPool, UserPoolClient } from '../configuration/pools';
import type { UsersContext } from './context';
import { seconds } from './context';
import { poolGroups } from './pool-settings';
import type { TokenSession } from './token-sessions';
import type { User } from './user-store';
import { accessTokenClaims, idTokenClaims } from './token-claims';
import { changedAccessToken, changedIdToken, changedScopes, tokenOverrides } from './token-overrides';
import type { TokenOverrides } from './token-overrides';
import type { TriggerSource } from './triggers';
import type { TokenFacts, UserGroup } from './token-claims';

/** Refresh tokens are opaque here; a token of three parts is a JWT of the pool. */
export const isJwt = (token: string) => token.split('.').length === 3;

/** Tokens of one answer. */
export interface IssuedTokens {
  readonly accessToken: string;
  /** Only where `openid` was granted, or by the pool's API. */
  readonly idToken?: string;
  /** Life of the access token in seconds. */
  readonly expiresIn: number;
}

/** What a new session needs. */
export interface SessionStart {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly user: User;
  readonly scopes: readonly string[];
  /** Seconds since the epoch. */
  readonly authTime: number;
  /** @default false */
  readonly fromApi?: boolean;
}

/** Begins the session from which the tokens of one sign-in come. */
export function startSession(context: UsersContext, start: SessionStart): TokenSession {
  return context.tokens.start({
    userPoolId: start.pool.id,
    clientId: start.client.id,
    user: start.user,
    scopes: start.scopes,
    fromApi: start.fromApi ?? false,
    authTime: start.authTime,
    refreshEndsAt: context.now() + start.client.refreshTokenSeconds * 1000,
  });
}

/** The user's groups with their roles. A provider's own group is not among the pool's and has no role. */
async function groupsOf(context: UsersContext, pool: UserPool, user: User): Promise<UserGroup[]> {
  if (user.groups.size === 0) return [];
  const known = new Map((await poolGroups(context.api, pool)).map((group) => [group.name, group]));
  return [...user.groups].map((name) => known.get(name) ?? { name });
}

/**
 * What the pool's pre token generation function changes in the tokens of a user.
 *
 * @throws AwsError as {@link tokenOverrides} does.
 */
export async function overridesOf(
  context: UsersContext,
  source: Extract<TriggerSource, `TokenGeneration_${string}`>,
  { pool, client, user, scopes }: Pick<SessionStart, 'pool' | 'client' | 'user' | 'scopes'>,
): Promise<TokenOverrides | undefined> {
  if (!pool.lambdaTriggers.PreTokenGeneration) return undefined;
  return tokenOverrides(context, { source, pool, client, user, scopes, groups: await groupsOf(context, pool, user) });
}

/** Whose tokens to make, and what goes into them. */
export interface TokenRequest {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly session: TokenSession;
  /** Of the request to sign in, for the ID token. */
  readonly nonce?: string | undefined;
  /** What the pool's function changes, see {@link overridesOf}. */
  readonly overrides: TokenOverrides | undefined;
}

/** Makes the tokens of a session. */
export async function issueTokens(
  context: UsersContext,
  { pool, client, session, nonce, overrides }: TokenRequest,
): Promise<IssuedTokens> {
  const { user, originJti, authTime } = session;
  const scopes = changedScopes(session.scopes, overrides);
  const groups = await groupsOf(context, pool, user);
  const facts: TokenFacts = { pool, client, user, groups, scopes, originJti, authTime, now: seconds(context) };

  const accessToken = await context.keys.sign(
    pool.id,
    'access',
    changedAccessToken(accessTokenClaims(facts, randomUUID()), overrides),
  );
  context.tokens.addAccessToken(accessToken, session, context.now() + client.accessTokenSeconds * 1000);
  const answer = { accessToken, expiresIn: client.accessTokenSeconds };
  if (!session.fromApi && !session.scopes.includes('openid')) return answer;

  const token = { jti: randomUUID(), accessToken, ...(nonce !== undefined ? { nonce } : {}) };
  const idToken = changedIdToken(idTokenClaims(facts, token), overrides);
  return { ...answer, idToken: await context.keys.sign(pool.id, 'id', idToken) };
}

/** Scopes as an access token has them: a function of the pool may have changed those of the session. */
export const scopesOf = (accessToken: string) => String(decodeJwt(accessToken).scope).split(' ');

/** Why an access token is not good. */
export type AccessTokenRefusal = 'invalid' | 'expired' | 'revoked';

/** The session of an access token of this pool, or why it has none. */
export async function readAccessToken(
  context: UsersContext,
  pool: UserPool,
  token: string,
): Promise<TokenSession | AccessTokenRefusal> {
  try {
    const issuer = userPoolIssuer(pool.region, pool.id);
    await context.keys.verify(pool.id, issuer, token, context.now());
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_JWT_EXPIRED' ? 'expired' : 'invalid';
  }

  // Access tokens only are known there; an ID token of the pool is not.
  const session = context.tokens.ofAccessToken(token);
  if (!session) return 'invalid';
  const user = context.users.find(pool, session.user.username);
  return session.revoked || user !== session.user || !user.enabled ? 'revoked' : session;
}
