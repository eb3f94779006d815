import { decodeJwt } from 'jose';
import type { JsonObject } from '../../aws/api';
import type { UserPool } from '../../configuration/pools';
import type { UsersContext } from '../context';
import { API_SCOPE } from '../scopes';
import type { TokenSession } from '../token-sessions';
import { readAccessToken, scopesOf } from '../tokens';
import { notAuthorized, requiredText } from './input';

/** Maximum length of a token in the API. */
export const MAX_TOKEN = 131_072;

/** The session of `AccessToken`, which must have the scope of the user pools API. */
export async function inputSession(
  context: UsersContext,
  input: JsonObject,
): Promise<{ readonly session: TokenSession; readonly pool: UserPool }> {
  const token = requiredText(input, 'AccessToken', MAX_TOKEN);
  const pool = await poolOfToken(context, token);
  const session = pool ? await readAccessToken(context, pool, token) : 'invalid';
  if (!pool || session === 'invalid') throw notAuthorized('Invalid Access Token');
  if (session === 'expired') throw notAuthorized('Access Token has expired');
  if (session === 'revoked') throw notAuthorized('Access Token has been revoked');
  if (!scopesOf(token).includes(API_SCOPE)) throw notAuthorized('Access Token does not have required scopes');
  return { session, pool };
}

async function poolOfToken(context: UsersContext, token: string): Promise<UserPool | undefined> {
  try {
    const poolId = String(decodeJwt(token).iss).split('/').at(-1) ?? '';
    return await context.directory.userPool(poolId);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_JWT_INVALID') return undefined;
    throw error;
  }
}
