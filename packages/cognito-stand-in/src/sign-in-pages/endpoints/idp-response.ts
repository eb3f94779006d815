import { idpResponseUrl } from '@auth0-cognito/contract';
import { browserTokenMatches } from '../browser-cookies';
import type { PagesContext } from '../context';
import { ErrorPage, SignInError, pageTexts } from '../errors';
import { providerTexts } from '../../identity-provider/errors';
import { signInFederatedUser } from '../../users/federated-users';
import { claimsOf } from '../../identity-provider/claims';
import { redirectToApplication, forApplication, startBrowserSession } from '../finish-sign-in';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

/**
 * `GET /oauth2/idpresponse`: accepts the response of an identity provider to a pending sign-in, once, from the browser that
 * started it, within five minutes. Without a valid `state` the application is unknown, so an error page is shown.
 */
export const idpResponse = (context: PagesContext) => async (c: PageRequest) => {
  const { pool, domain } = c.var.site;
  const query = queryOf(c);
  const pending = context.pending.take(query.get('state') ?? '');
  if (!pending || pending.request.pool.id !== pool.id || !browserTokenMatches(c, pending.browser)) {
    throw new ErrorPage('invalid_state');
  }

  const { request, providerName, nonce } = pending;
  return forApplication(context, request, async () => {
    const error = query.get('error');
    if (error !== null) {
      const detail = [error, query.get('error_description')].filter(Boolean).join(' ');
      throw new SignInError(request, error, providerTexts.providerError(providerName, detail));
    }
    const code = query.get('code');
    if (!code)
      throw new SignInError(request, 'invalid_request', providerTexts.providerError(providerName, 'no code returned'));

    // Read again: an apply can have changed or deleted them in the meantime.
    const client = await context.directory.client(request.client.id, pool.id);
    const provider = (await context.directory.identityProviders(pool.id)).find(({ name }) => name === providerName);
    if (!client || !provider) throw new SignInError(request, 'invalid_request', pageTexts.providerNotOffered);

    const response = { code, nonce, redirectUri: idpResponseUrl(domain.host) };
    const claims = await claimsOf(context, provider, response);
    const user = await signInFederatedUser(context, { pool, client, provider, claims });
    context.log(`${pool.id}: ${user.username} signed in by ${providerName} for client ${client.name}`);
    return redirectToApplication(context, c, { request, user, authTime: startBrowserSession(context, c, user) });
  });
};
