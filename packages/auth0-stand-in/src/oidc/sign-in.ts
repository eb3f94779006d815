import { canParseUrl } from '@auth0-cognito/contract';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { Tenant } from '../management/tenant';
import { checkedAuthorization } from './authorize';
import { discoveryDocument, keySet } from './discovery';
import type { Exchange } from './exchange';
import { sendJson } from './exchange';
import { serveLogin } from './login';
import { serveLogout, serveOidcLogout } from './logout';
import { errorPage, sendPage } from './pages';
import { LOGIN_PATH, createProvider } from './provider';
import { isAllowedOrigin } from './redirects';
import { checkedRevocation, checkedTokenRequest } from './token';

/** Serves a request to a host of the tenant. */
export type SignIn = (host: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Handler = (exchange: Exchange, provider: Provider) => Promise<void> | void;

const ALL_ORIGINS = { 'access-control-allow-origin': '*' } as const;

/** Forwards a request to oidc-provider, unless a response was sent. */
const forwardTo = async (provider: Provider, request: IncomingMessage | undefined, { response }: Exchange) => {
  if (request) await provider.callback()(request, response);
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET /.well-known/openid-configuration': ({ response, host }) =>
    sendJson(response, 200, discoveryDocument(host), ALL_ORIGINS),
  'GET /.well-known/jwks.json': async ({ response, tenant }) =>
    sendJson(response, 200, await keySet(tenant), ALL_ORIGINS),
  'GET /authorize': (exchange, provider) => forwardTo(provider, checkedAuthorization(exchange), exchange),
  'POST /oauth/token': async (exchange, provider) => forwardTo(provider, await checkedTokenRequest(exchange), exchange),
  'POST /oauth/revoke': async (exchange, provider) => forwardTo(provider, await checkedRevocation(exchange), exchange),
  'GET /userinfo': (exchange, provider) => forwardTo(provider, exchange.request, exchange),
  'POST /userinfo': (exchange, provider) => forwardTo(provider, exchange.request, exchange),
  'GET /v2/logout': (exchange, provider) => serveLogout(provider, exchange),
  'GET /oidc/logout': (exchange, provider) => serveOidcLogout(provider, exchange),
};

/** Paths that browsers call from applications. */
const CROSS_ORIGIN = new Set(['/oauth/token', '/oauth/revoke', '/userinfo']);

/** Handles a CORS preflight request, which does not identify the application. */
const servePreflight = ({ tenant, request, response }: Exchange) => {
  const { origin } = request.headers;
  const clients = Object.values(tenant.store.state.clients);
  const isAllowed = origin !== undefined && clients.some((client) => isAllowedOrigin(origin, client));
  response.writeHead(204, {
    vary: 'Origin',
    ...(isAllowed && {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        request.headers['access-control-request-headers'] ?? 'authorization, content-type',
      'access-control-max-age': '86400',
    }),
  });
  response.end();
};

const handlerOf = ({ request, url }: Exchange): Handler | undefined => {
  const { pathname } = url;
  if (request.method === 'OPTIONS' && CROSS_ORIGIN.has(pathname)) return servePreflight;
  if (pathname.startsWith(LOGIN_PATH) && (request.method === 'GET' || request.method === 'POST')) {
    return (exchange, provider) => serveLogin(provider, exchange);
  }
  // The page of oidc-provider where a sign-in continues after the form.
  if (request.method === 'GET' && /^\/authorize\/[\w-]+$/.test(pathname)) {
    return (exchange, provider) => forwardTo(provider, exchange.request, exchange);
  }
  const key = `${request.method === 'HEAD' ? 'GET' : request.method} ${pathname}`;
  return Object.hasOwn(HANDLERS, key) ? HANDLERS[key] : undefined;
};

/** Replaces `x-forwarded` headers of the client: requests arrive by https, for this host. */
const normalizeHeaders = (request: IncomingMessage, host: string) => {
  delete request.headers['x-forwarded-for'];
  request.headers['x-forwarded-host'] = host;
  request.headers['x-forwarded-proto'] = 'https';
};

/** Creates the sign-in of a tenant, for all its hosts. Each host is an issuer with separate sessions. */
export function createSignIn(tenant: Tenant): SignIn {
  const providers = new Map<string, Promise<Provider>>();
  const providerOf = (host: string) => {
    const provider = providers.get(host) ?? createProvider(tenant, host);
    providers.set(host, provider);
    return provider;
  };
  return async (host, request, response) => {
    normalizeHeaders(request, host);
    const target = `https://${host}${request.url?.startsWith('/') ? request.url : '/'}`;
    const url = canParseUrl(target) ? new URL(target) : new URL(`https://${host}/`);
    const exchange: Exchange = { tenant, host, request, response, url };
    const handler = handlerOf(exchange);
    if (!handler) {
      const details = { path: url.pathname };
      return sendPage(
        response,
        404,
        errorPage({
          host,
          title: 'Not found',
          message: 'Auth0 does not have this page, or it is not rehearsed.',
          details,
        }),
      );
    }
    try {
      await handler(exchange, await providerOf(host));
    } catch (error) {
      console.error('auth0-stand-in: the request failed', error);
      if (response.headersSent) response.destroy();
      else
        sendPage(response, 500, errorPage({ host, title: 'The stand-in failed', message: (error as Error).message }));
    }
  };
}
