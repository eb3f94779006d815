import type { PagesContext } from '../context';
import { pageTexts } from '../errors';
import type { PageRequest } from '../site';
import { userInfoClaims } from '../../users/token-claims';
import { readAccessToken, scopesOf } from '../../users/tokens';

function refuse(c: PageRequest, status: 400 | 401, error: string, description: string) {
  c.header('www-authenticate', `error="${error}", error_description="${description}"`);
  return c.json({ error, error_description: description }, status);
}

/**
 * `GET /oauth2/userInfo`, with an access token that has `openid`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export const userInfo = (context: PagesContext) => async (c: PageRequest) => {
  const { pool } = c.var.site;
  const token = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) return refuse(c, 400, 'invalid_request', pageTexts.bearerMissing);

  const session = await readAccessToken(context, pool, token);
  if (typeof session === 'string') return refuse(c, 401, 'invalid_token', pageTexts.bearerInvalid);
  const scopes = scopesOf(token);
  if (!scopes.includes('openid')) return refuse(c, 401, 'invalid_token', pageTexts.bearerWithoutOpenid);
  const client = await context.directory.client(session.clientId, pool.id);
  if (!client) return refuse(c, 401, 'invalid_token', pageTexts.bearerInvalid);
  return c.json(userInfoClaims(session.user, scopes, client));
};
