import type { HostedContext } from '../context';
import { texts } from '../errors';
import type { HostedRequest } from '../site';
import { userInfoClaims } from '../token-claims';
import { readAccessToken } from '../tokens';

function refuse(c: HostedRequest, status: 400 | 401, error: string, description: string) {
  c.header('www-authenticate', `error="${error}", error_description="${description}"`);
  return c.json({ error, error_description: description }, status);
}

/**
 * `GET /oauth2/userInfo`, with an access token that has `openid`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export const userInfo = (context: HostedContext) => async (c: HostedRequest) => {
  const { pool } = c.var.site;
  const token = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) return refuse(c, 400, 'invalid_request', texts.bearerMissing);

  const session = await readAccessToken(context, pool, token);
  if (typeof session === 'string') return refuse(c, 401, 'invalid_token', texts.bearerInvalid);
  if (!session.scopes.includes('openid')) return refuse(c, 401, 'invalid_token', texts.bearerWithoutOpenid);
  const client = await context.directory.client(session.clientId, pool.id);
  if (!client) return refuse(c, 401, 'invalid_token', texts.bearerInvalid);
  return c.json(userInfoClaims(session.user, session.scopes, client));
};
