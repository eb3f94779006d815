import { canParseUrl } from '@auth0-cognito/contract';
import { errors as joseErrors, importJWK, jwtVerify } from 'jose';
import type { Provider } from 'oidc-provider';
import { issuerOf } from '../management/tenant';
import type { ClientRecord } from '../store-state';
import type { Exchange } from './exchange';
import { redirect } from './exchange';
import { clientOf } from './users';
import { errorPage, sendPage } from './pages';
import { isAllowedLogoutUrl } from './redirects';

/** Ends the session of the browser at this host. Its tokens stay valid. */
const endSession = async (provider: Provider, { request, response }: Exchange) => {
  const ctx = provider.createContext(request, response);
  const session = await provider.Session.get(ctx as Parameters<typeof provider.Session.get>[0]);
  if (session.jti && session.accountId) await session.destroy();
  ctx.cookies.set('auth0', null, { signed: true, path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
};

const refuse = ({ response, host }: Exchange, title: string, message: string, details: Record<string, string>) =>
  sendPage(response, 400, errorPage({ host, title, message, details }));

const single = ({ url }: Exchange, name: string) => {
  const values = url.searchParams.getAll(name);
  return values.length > 1 ? undefined : (values[0] ?? '');
};

interface LogoutRequest {
  /** The application that the user signs out of, or undefined for the tenant. */
  readonly client?: ClientRecord;
  /** Redirect URL; empty for the first registered one. */
  readonly target: string;
  /** Name of the parameter with the URL. */
  readonly parameter: string;
  /** `state` for the redirect. */
  readonly state?: string;
}

const leave = async (provider: Provider, exchange: Exchange, { client, target, parameter, state }: LogoutRequest) => {
  const { tenant, response } = exchange;
  const registered = client
    ? (client.allowed_logout_urls ?? [])
    : ((tenant.store.state.settings.allowed_logout_urls as string[] | undefined) ?? []);
  if (target && !isAllowedLogoutUrl(target, registered)) {
    return refuse(
      exchange,
      'Logout URL mismatch.',
      `The "${parameter}" parameter is not defined as a valid URL in "Allowed Logout URLs".`,
      { [parameter]: target, ...(client && { client_id: client.client_id }) },
    );
  }
  await endSession(provider, exchange);
  const place = target || registered[0];
  if (!place || !canParseUrl(place)) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    return void response.end('OK');
  }
  const location = new URL(place);
  if (state !== undefined) location.searchParams.set('state', state);
  return redirect(response, location);
};

/**
 * `/v2/logout`: ends the session and redirects to `returnTo`, which must be registered for the application in `client_id`, or
 * for the tenant if there is none. Ignores `federated`, which signs out of the identity provider of a connection: databases
 * have none.
 */
export async function serveLogout(provider: Provider, exchange: Exchange): Promise<void> {
  const { tenant } = exchange;
  const [target, clientId] = [single(exchange, 'returnTo'), single(exchange, 'client_id')];
  if (target === undefined || clientId === undefined) {
    return refuse(exchange, 'Invalid request', 'A parameter is repeated.', {});
  }
  const client = clientOf(tenant, clientId);
  if (clientId && !client) {
    return refuse(exchange, 'Unknown client', 'No application of this tenant has that client id.', {
      client_id: clientId,
    });
  }
  return leave(provider, exchange, { ...(client && { client }), target, parameter: 'returnTo' });
}

const clientOfHint = async ({ tenant, host }: Exchange, hint: string) => {
  const { publicJwk } = await tenant.signingKey();
  try {
    const { payload } = await jwtVerify(hint, await importJWK(publicJwk, 'RS256'), {
      issuer: issuerOf(host),
      algorithms: ['RS256'],
      // The hint only identifies the session, so it may have expired.
      currentDate: new Date(0),
    });
    return clientOf(tenant, payload.aud);
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) return undefined;
    throw error;
  }
};

/** `/oidc/logout`: RP-initiated logout with an ID token as hint. */
export async function serveOidcLogout(provider: Provider, exchange: Exchange): Promise<void> {
  const [hint, target, state] = ['id_token_hint', 'post_logout_redirect_uri', 'state'].map((name) =>
    single(exchange, name),
  );
  if (hint === undefined || target === undefined || state === undefined) {
    return refuse(exchange, 'Invalid request', 'A parameter is repeated.', {});
  }
  const client = hint ? await clientOfHint(exchange, hint) : undefined;
  if (!client) {
    return refuse(
      exchange,
      'Invalid request',
      hint ? 'The id_token_hint is not valid.' : 'Not rehearsed: signing out without an id_token_hint.',
      {},
    );
  }
  return leave(provider, exchange, { client, target, parameter: 'post_logout_redirect_uri', ...(state && { state }) });
}
