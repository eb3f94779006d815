import { idpResponseUrl } from '@auth0-cognito/contract';
import { randomBytes } from 'node:crypto';
import type { IdentityProvider } from '../../configuration/pools';
import { browserToken } from '../browser-cookies';
import type { PagesContext } from '../context';
import { NotRehearsed } from '../../aws/not-rehearsed';
import { SignInError, pageTexts } from '../errors';
import { redirectToApplication, forApplication, signedInUser } from '../finish-sign-in';
import { endpointsOf } from '../../identity-provider/client';
import { readSignInRequest } from '../sign-in-request';
import type { SignInRequest } from '../sign-in-request';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

/** The provider that the request selects, by name or identifier. It must exist, and the client must list it. */
async function namedProvider(
  context: PagesContext,
  request: SignInRequest,
  query: URLSearchParams,
): Promise<IdentityProvider | undefined> {
  const name = query.get('identity_provider');
  const identifier = query.get('idp_identifier');
  if (name === 'COGNITO' || (name === null && identifier === null)) return undefined;

  const providers = await context.directory.identityProviders(request.pool.id);
  const provider = providers.find((candidate) =>
    name !== null ? candidate.name === name : candidate.identifiers.includes(identifier ?? ''),
  );
  if (!provider || !request.client.identityProviders.includes(provider.name)) {
    throw new SignInError(request, 'invalid_request', pageTexts.providerNotOffered);
  }
  return provider;
}

async function redirectToProvider(
  context: PagesContext,
  c: PageRequest,
  request: SignInRequest,
  provider: IdentityProvider,
): Promise<Response> {
  const { authorization } = await endpointsOf(context, provider);
  const nonce = randomBytes(24).toString('base64url');
  const state = context.pending.put({ request, providerName: provider.name, nonce, browser: browserToken(c) });

  const url = new URL(authorization);
  const loginHint = queryOf(c).get('login_hint');
  const parameters = {
    client_id: provider.details.client_id ?? '',
    redirect_uri: idpResponseUrl(c.var.site.domain.host),
    scope: provider.details.authorize_scopes ?? '',
    response_type: 'code',
    state,
    nonce,
    ...(loginHint ? { login_hint: loginHint } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return c.redirect(url.href);
}

/** Refuses `prompt` in managed login, and ignores it in the classic hosted UI, which does not support it. */
function ignorePrompt(context: PagesContext, c: PageRequest, request: SignInRequest): void {
  const prompt = queryOf(c).get('prompt');
  if (prompt === null) return;
  if (c.var.site.domain.managedLoginVersion === 2) throw new NotRehearsed(`prompt=${prompt} in managed login`);
  context.log(`${request.pool.id}: prompt=${prompt} ignored: it belongs to managed login`);
}

/**
 * `GET /oauth2/authorize`: redirects to the selected identity provider, to the application if the browser has a session, or
 * else to the sign-in page.
 */
export const authorize = (context: PagesContext) => async (c: PageRequest) => {
  const query = queryOf(c);
  const request = await readSignInRequest(context, c.var.site.pool, query);

  return forApplication(context, request, async () => {
    ignorePrompt(context, c, request);
    const provider = await namedProvider(context, request, query);
    if (provider) return redirectToProvider(context, c, request, provider);

    const known = signedInUser(context, c, request);
    if (known) return redirectToApplication(context, c, { request, ...known });
    return c.redirect(`/login?${query.toString()}`);
  });
};
