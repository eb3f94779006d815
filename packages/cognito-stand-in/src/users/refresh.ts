import type { UserPool, UserPoolClient } from '../configuration/pools';
import type { UsersContext } from './context';
import type { RefreshRefusal } from './token-sessions';
import { issueTokens, overridesOf } from './tokens';
import type { IssuedTokens } from './tokens';

/** New tokens, with a new refresh token if the client uses rotation; or the reason for the refusal. */
export type Refreshed =
  | { readonly tokens: IssuedTokens; readonly refreshToken?: string }
  | { readonly refusal: RefreshRefusal | 'user' };

/** Continues the session of a refresh token. */
export async function refreshTokens(
  context: UsersContext,
  pool: UserPool,
  client: UserPoolClient,
  token: string,
): Promise<Refreshed> {
  const session = context.tokens.ofRefreshToken(token, client.id);
  if (typeof session === 'string') return { refusal: session };
  const { user } = session;
  if (context.users.find(pool, user.username) !== user || !user.enabled) return { refusal: 'user' };

  const overrides = await overridesOf(context, 'TokenGeneration_RefreshTokens', { ...session, pool, client });
  const tokens = await issueTokens(context, { pool, client, session, overrides });
  if (!client.refreshTokenRotation) return { tokens };
  return { tokens, refreshToken: context.tokens.rotate(token, session, client.refreshTokenRotation.graceSeconds) };
}
