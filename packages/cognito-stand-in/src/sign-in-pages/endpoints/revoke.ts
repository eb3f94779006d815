import { authenticateClient } from '../client-authentication';
import type { PagesContext } from '../context';
import { OAuthError } from '../errors';
import { formOf } from '../form';
import type { PageRequest } from '../site';
import { isJwt } from '../../users/tokens';

/**
 * `POST /oauth2/revoke`: ends the session of a refresh token with all its access tokens. The response to an unknown token is that to a revoked one.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export const revoke = (context: PagesContext) => async (c: PageRequest) => {
  const form = await formOf(c);
  const { pool } = c.var.site;
  const authorization = c.req.header('authorization');
  const client = await authenticateClient(context, { pool, authorization, form, failureStatus: 401 });
  const token = form.get('token');
  if (!token) throw new OAuthError('invalid_request');
  if (!client.tokenRevocationIsEnabled) throw new OAuthError('invalid_request', 'token revocation is not enabled');
  if (isJwt(token)) throw new OAuthError('unsupported_token_type');

  const session = context.tokens.ofRefreshToken(token, client.id);
  if (typeof session !== 'string') session.revoked = true;
  return c.body(null, 200);
};
