import type { PagesContext } from '../context';
import { NotRehearsed } from '../../aws/not-rehearsed';
import { PageError } from '../errors';
import { endBrowserSession } from '../finish-sign-in';
import { trustedClient } from '../sign-in-request';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

const missing = (name: string) => new PageError(`Required String parameter '${name}' is not present`);

/**
 * `GET /logout`: ends the session of the browser, then redirects to a registered sign-out URL (`logout_uri`), or to the sign-in
 * page with a registered callback URL (`redirect_uri`). The session at the identity provider does not end.
 */
export const logout = (context: PagesContext) => async (c: PageRequest) => {
  const query = queryOf(c);
  const logoutUri = query.get('logout_uri');
  const redirectUri = query.get('redirect_uri');
  if (!query.get('client_id')) throw missing('client_id');
  if (logoutUri !== null && redirectUri !== null)
    throw new NotRehearsed('/logout with both logout_uri and redirect_uri');

  const { pool } = c.var.site;
  if (logoutUri !== null) {
    const { url } = await trustedClient(context, pool, query, 'logout_uri');
    endBrowserSession(context, c);
    return c.redirect(url);
  }

  if (redirectUri === null) throw missing('redirect_uri');
  if (!query.get('response_type')) throw missing('response_type');
  await trustedClient(context, pool, query, 'redirect_uri');
  endBrowserSession(context, c);
  return c.redirect(`/login?${query.toString()}`);
};
