import type { JsonObject } from '../../aws/api';
import { operationNotRehearsed } from '../../aws/not-rehearsed';
import type { UserPool, UserPoolClient } from '../../configuration/pools';
import { secretHashMatches } from '../client-secret';
import { seconds } from '../context';
import type { UsersContext } from '../context';
import { checkPassword } from '../native-users';
import { API_SCOPE } from '../scopes';
import { issueTokens, overridesOf, startSession } from '../tokens';
import type { IssuedTokens } from '../tokens';
import { runSignInTriggers } from '../triggers';
import type { User } from '../user-store';
import { invalidParameter, notAuthorized } from './input';

/** A sign-in call: its parameters are `AuthParameters` or `ChallengeResponses`. */
export interface AuthCall {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A required parameter of the call. */
export function authParameter({ parameters }: AuthCall, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/** Verifies `SECRET_HASH` and returns `USERNAME`. */
export function authUsername(call: AuthCall): string {
  const username = authParameter(call, 'USERNAME');
  if (!secretHashMatches(call.client, username, call.parameters.SECRET_HASH)) {
    throw notAuthorized(`Unable to verify secret hash for client ${call.client.id}`);
  }
  return username;
}

/** Tokens in the format of the API. */
export const authenticationResult = (tokens: IssuedTokens, refreshToken?: string): JsonObject => ({
  AuthenticationResult: {
    AccessToken: tokens.accessToken,
    ...(tokens.idToken ? { IdToken: tokens.idToken } : {}),
    ...(refreshToken ? { RefreshToken: refreshToken } : {}),
    ExpiresIn: tokens.expiresIn,
    TokenType: 'Bearer',
  },
});

/** Signs an authenticated user in. */
export async function signedIn(context: UsersContext, { pool, client }: AuthCall, user: User): Promise<JsonObject> {
  await runSignInTriggers(context, pool, client, user);
  const scopes = [API_SCOPE];
  const overrides = await overridesOf(context, 'TokenGeneration_Authentication', { pool, client, user, scopes });
  const session = startSession(context, { pool, client, user, scopes, authTime: seconds(context), fromApi: true });
  const tokens = await issueTokens(context, { pool, client, session, overrides });
  return authenticationResult(tokens, context.tokens.addRefreshToken(session));
}

/** Signs a native user in with `PASSWORD`. */
export async function signedInByPassword(context: UsersContext, call: AuthCall, username: string): Promise<JsonObject> {
  const checked = await checkPassword(context, call.pool, username, authParameter(call, 'PASSWORD'));
  if ('refusal' in checked) throw notAuthorized(checked.refusal);
  if ('challenge' in checked) throw operationNotRehearsed(`challenge ${checked.challenge} of a native user`);
  return signedIn(context, call, checked.user);
}
