import { clearSession, sessionId, setSession } from './browser-cookies';
import type { PagesContext } from './context';
import { seconds } from '../users/context';
import { NotRehearsed } from '../aws/not-rehearsed';
import { PageError, SignInError } from './errors';
import { IdentityProviderError } from '../identity-provider/errors';
import { responseUrl } from './sign-in-request';
import type { SignInRequest } from './sign-in-request';
import type { PageRequest } from './site';
import type { User } from '../users/user-store';
import { issueTokens, overridesOf, startSession } from '../users/tokens';
import { isTriggerError } from '../users/triggers';

/** Runs the part of a sign-in after the redirect URI was verified: errors are sent to the application. */
export async function forApplication<T>(
  context: PagesContext,
  request: SignInRequest,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInError || error instanceof PageError || error instanceof NotRehearsed) throw error;
    if (isTriggerError(error)) throw new SignInError(request, 'invalid_request', error.message);
    if (error instanceof IdentityProviderError) throw new SignInError(request, error.error, error.message);
    context.log(
      `${request.pool.id}: sign-in failed unexpectedly: ${error instanceof Error ? error.stack : String(error)}`,
    );
    throw new SignInError(request, 'server_error');
  }
}

/** Name of the user's provider, as in the list of a client. */
export const providerOf = (user: User) => user.identity?.providerName ?? 'COGNITO';

/** The user of the browser's session, if the client lists the provider of the user. */
export function signedInUser(context: PagesContext, c: PageRequest, request: Pick<SignInRequest, 'pool' | 'client'>) {
  const id = sessionId(c);
  const session = id === undefined ? undefined : context.browsers.find(id, request.pool.id);
  if (!session || !request.client.identityProviders.includes(session.providerName)) return undefined;
  const user = context.users.find(request.pool, session.username);
  return user?.enabled ? { user, authTime: session.authTime } : undefined;
}

/** Starts a browser session for an authenticated user. */
export function startBrowserSession(context: PagesContext, c: PageRequest, user: User): number {
  const authTime = seconds(context);
  const { userPoolId, username } = user;
  const id = context.browsers.start({ userPoolId, username, providerName: providerOf(user), authTime });
  setSession(c, id);
  return authTime;
}

export function endBrowserSession(context: PagesContext, c: PageRequest): void {
  const id = sessionId(c);
  if (id !== undefined) context.browsers.end(id);
  clearSession(c);
}

/** A sign-in request, and the user who signed in. */
export interface FinishedSignIn {
  readonly request: SignInRequest;
  readonly user: User;
  /** Seconds since the epoch. */
  readonly authTime: number;
}

/**
 * Redirects the browser to the application with a code, or with tokens in the implicit flow. The pre token generation function
 * of the pool runs before, also for a code; the application receives its error as `error_description`.
 */
export async function redirectToApplication(
  context: PagesContext,
  c: PageRequest,
  { request, user, authTime }: FinishedSignIn,
) {
  const overrides = await overridesOf(context, 'TokenGeneration_HostedAuth', { ...request, user });
  if (request.responseType === 'code') {
    return c.redirect(responseUrl(request, { code: context.codes.put({ request, user, authTime, overrides }) }));
  }

  const { pool, client, scopes, nonce } = request;
  const session = startSession(context, { pool, client, user, scopes, authTime });
  const tokens = await issueTokens(context, { pool, client, session, nonce, overrides });
  return c.redirect(
    responseUrl(request, {
      id_token: tokens.idToken,
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      expires_in: String(tokens.expiresIn),
    }),
  );
}
