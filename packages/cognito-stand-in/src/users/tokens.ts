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

/** Whether a token is a JWT. Refresh tokens are opaque here. */
export const isJwt = (token: string) => token.split('.').length === 3;

/** Tokens of a response. */
export interface IssuedTokens {
  readonly accessToken: string;
  /** Only if `openid` was granted, or by the user pools API. */
  readonly idToken?: string;
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: number;
}

/** Options of a new session. */
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

/** Starts the session of a sign-in. */
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

/** The user's groups with their roles. The group of an identity provider is not in the pool and has no role. */
async function groupsOf(context: UsersContext, pool: UserPool, user: User): Promise<UserGroup[]> {
  if (user.groups.size === 0) return [];
  const known = new Map((await poolGroups(context.api, pool)).map((group) => [group.name, group]));
  return [...user.groups].map((name) => known.get(name) ?? { name });
}

/**
 * Changes of the tokens of a user by the pre token generation function of the pool.
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

/** Session and contents of the tokens. */
export interface TokenRequest {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly session: TokenSession;
  /** From the sign-in request, for the ID token. */
  readonly nonce?: string | undefined;
  /** Changes by the function of the pool, see {@link overridesOf}. */
  readonly overrides: TokenOverrides | undefined;
}

/** Issues the tokens of a session. */
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
  const response = { accessToken, expiresIn: client.accessTokenSeconds };
  if (!session.fromApi && !session.scopes.includes('openid')) return response;

  const token = { jti: randomUUID(), accessToken, ...(nonce !== undefined ? { nonce } : {}) };
  const idToken = changedIdToken(idTokenClaims(facts, token), overrides);
  return { ...response, idToken: await context.keys.sign(pool.id, 'id', idToken) };
}

/** The scopes in an access token. A function of the pool can have changed those of the session. */
export const scopesOf = (accessToken: string) => String(decodeJwt(accessToken).scope).split(' ');

/** Why an access token is refused. */
export type AccessTokenRefusal = 'invalid' | 'expired' | 'revoked';

/** The session of an access token of this pool, or the reason for the refusal. */
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

  // Finds access tokens only, so an ID token of the pool is refused.
  const session = context.tokens.ofAccessToken(token);
  if (!session) return 'invalid';
  const user = context.users.find(pool, session.user.username);
  return session.revoked || user !== session.user || !user.enabled ? 'revoked' : session;
}
