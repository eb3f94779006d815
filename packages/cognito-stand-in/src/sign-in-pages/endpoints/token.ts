import { createHash, randomUUID } from 'node:crypto';
import type { UserPool, UserPoolClient } from '../../configuration/pools';
import { authenticateClient } from '../client-authentication';
import { seconds } from '../../users/context';
import type { PagesContext } from '../context';
import { OAuthError } from '../errors';
import { formOf } from '../form';
import { machineScopes } from '../../users/scopes';
import type { PageRequest } from '../site';
import { machineTokenClaims } from '../../users/token-claims';
import { issueTokens, startSession } from '../../users/tokens';
import type { IssuedTokens } from '../../users/tokens';
import { isTriggerError } from '../../users/triggers';
import { refreshTokens } from '../../users/refresh';

const tokenResponse = (tokens: IssuedTokens, refreshToken?: string) => ({
  ...(tokens.idToken ? { id_token: tokens.idToken } : {}),
  access_token: tokens.accessToken,
  ...(refreshToken ? { refresh_token: refreshToken } : {}),
  expires_in: tokens.expiresIn,
  token_type: 'Bearer',
});

type Grant = (context: PagesContext, pool: UserPool, client: UserPoolClient, form: URLSearchParams) => Promise<object>;

/** A code can be used once, even if the request fails: another attempt needs a new sign-in. */
const codeGrant: Grant = async (context, pool, client, form) => {
  const code = form.get('code');
  const redirectUri = form.get('redirect_uri');
  if (!code || !redirectUri) throw new OAuthError('invalid_request');
  if (!client.oauthIsEnabled || !client.oauthFlows.includes('code')) throw new OAuthError('unauthorized_client');

  const grant = context.codes.take(code);
  const request = grant?.request;
  if (!grant || !request || request.pool.id !== pool.id || request.client.id !== client.id) {
    throw new OAuthError('invalid_grant');
  }
  if (request.redirectUri !== redirectUri) throw new OAuthError('invalid_grant');

  const verifier = form.get('code_verifier');
  if (request.codeChallenge !== undefined && !verifier) throw new OAuthError('invalid_request');
  const challenge = verifier ? createHash('sha256').update(verifier).digest('base64url') : undefined;
  // A verifier without a challenge is refused too: the challenge may have been removed from the request.
  if (challenge !== request.codeChallenge) throw new OAuthError('invalid_grant');

  const { user, authTime, overrides } = grant;
  if (context.users.find(pool, user.username) !== user || !user.enabled) throw new OAuthError('invalid_grant');
  const session = startSession(context, { pool, client, user, scopes: request.scopes, authTime });
  const { nonce } = request;
  const tokens = await issueTokens(context, { pool, client, session, nonce, overrides });
  return tokenResponse(tokens, context.tokens.addRefreshToken(session));
};

const refreshGrant: Grant = async (context, pool, client, form) => {
  const token = form.get('refresh_token');
  if (!token) throw new OAuthError('invalid_request');
  if (!client.oauthIsEnabled || !client.oauthFlows.includes('code')) throw new OAuthError('unauthorized_client');
  const refreshed = await refreshTokens(context, pool, client, token).catch((error: unknown) => {
    // AWS does not document the error of this endpoint for a function that fails.
    throw isTriggerError(error) ? new OAuthError('invalid_grant', error.message) : error;
  });
  if ('refusal' in refreshed) throw new OAuthError('invalid_grant');
  return tokenResponse(refreshed.tokens, refreshed.refreshToken);
};

const machineGrant: Grant = async (context, pool, client, form) => {
  if (!client.oauthFlows.includes('client_credentials') || client.secret === undefined) {
    throw new OAuthError('unauthorized_client');
  }
  const scopes = machineScopes(form.get('scope') ?? undefined, client);
  if (!scopes) throw new OAuthError('invalid_scope');
  const claims = machineTokenClaims(pool, client, { scopes, now: seconds(context), jti: randomUUID() });
  const accessToken = await context.keys.sign(pool.id, 'access', claims);
  return tokenResponse({ accessToken, expiresIn: client.accessTokenSeconds });
};

const GRANTS: Readonly<Record<string, Grant>> = {
  authorization_code: codeGrant,
  refresh_token: refreshGrant,
  client_credentials: machineGrant,
};

/**
 * `POST /oauth2/token`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export const token = (context: PagesContext) => async (c: PageRequest) => {
  const form = await formOf(c);
  const grantType = form.get('grant_type');
  if (!grantType) throw new OAuthError('invalid_request');
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
  if (!grant) throw new OAuthError('unsupported_grant_type');

  const { pool } = c.var.site;
  const authorization = c.req.header('authorization');
  const client = await authenticateClient(context, { pool, authorization, form, failureStatus: 400 });
  return c.json(await grant(context, pool, client, form));
};
