import { idpResponseUrl } from '@auth0-cognito/contract';
import { outputs as sample } from '@auth0-cognito/contract/testing';
import type { HttpResponse, Get } from '../src';

const { web, importer } = sample.clients;

/** Outputs of a correct environment with one federation, one web client and a machine client. */
export const outputs = { ...sample, clients: { web, importer } };

const COGNITO = outputs.cognito_domain;
const AUTH0 = outputs.federations.auth0.auth0_domain;

const redirect = (location: string): HttpResponse => ({ status: 302, headers: { location }, body: '' });
const page = (body: string, status = 200): HttpResponse => ({ status, headers: {}, body });

/** Settings of a live environment; a test can break each separately. */
export interface World {
  poolIssuer: string;
  auth0Issuer: string;
  keys: readonly object[];
  clientProviders: readonly string[];
  clientCallbacks: readonly string[];
  clientLogouts: readonly string[];
  oauthFlows: readonly string[];
  acceptsPlain: boolean;
  redirectsAnywhere: boolean;
  idpAuthorizeUrl: string;
  idpClientId: string;
  idpScopes: string;
  auth0Callbacks: readonly string[];
  auth0Logouts: readonly string[];
  loginPage: string;
}

export const soundWorld: World = {
  poolIssuer: outputs.user_pool_issuer,
  auth0Issuer: outputs.federations.auth0.auth0_issuer,
  keys: [{ kty: 'RSA', kid: 'one', alg: 'RS256' }],
  clientProviders: ['Auth0'],
  clientCallbacks: web.callback_urls,
  clientLogouts: web.logout_urls,
  oauthFlows: ['code'],
  acceptsPlain: false,
  redirectsAnywhere: false,
  idpAuthorizeUrl: `https://${AUTH0}/authorize`,
  idpClientId: 'auth0client',
  idpScopes: 'openid email profile',
  auth0Callbacks: [idpResponseUrl(COGNITO)],
  auth0Logouts: [`https://${COGNITO}/logout`, outputs.app_url],
  loginPage: '<button>Auth0</button>',
};

function authorize(world: World, { searchParams }: URL): HttpResponse {
  const callback = searchParams.get('redirect_uri') ?? '';
  if (!world.clientCallbacks.includes(callback) && !world.redirectsAnywhere) {
    return redirect(`https://${COGNITO}/error?error=redirect_mismatch&client_id=webclient`);
  }
  const fail = (error: string) => redirect(`${callback}?error=${error}`);
  if (searchParams.get('response_type') === 'token') {
    if (!world.oauthFlows.includes('implicit')) return fail('unauthorized_client');
  } else if (searchParams.get('code_challenge_method') === 'plain' && !world.acceptsPlain) {
    return fail('invalid_request');
  }
  const provider = searchParams.get('identity_provider');
  if (!provider) return redirect(`https://${COGNITO}/login?client_id=webclient`);
  if (!world.clientProviders.includes(provider)) return fail('invalid_request');
  const to = new URL(world.idpAuthorizeUrl);
  to.searchParams.set('client_id', world.idpClientId);
  to.searchParams.set('redirect_uri', idpResponseUrl(COGNITO));
  to.searchParams.set('response_type', 'code');
  to.searchParams.set('scope', world.idpScopes);
  to.searchParams.set('state', 's');
  return redirect(to.href);
}

function cognito(world: World, url: URL): HttpResponse {
  if (url.pathname === '/oauth2/authorize') return authorize(world, url);
  if (url.pathname === '/login') return page(world.loginPage);
  const logout = url.searchParams.get('logout_uri');
  if (logout) return world.clientLogouts.includes(logout) ? redirect(logout) : redirect(`https://${COGNITO}/error`);
  const back = url.searchParams.get('redirect_uri') ?? '';
  return redirect(`https://${COGNITO}/${world.clientCallbacks.includes(back) ? 'login' : 'error'}`);
}

function auth0(world: World, url: URL): HttpResponse {
  if (url.pathname === '/v2/logout') {
    const to = url.searchParams.get('returnTo') ?? '';
    return world.auth0Logouts.includes(to.split('?', 1)[0] ?? '') ? redirect(to) : page('not allowed', 400);
  }
  const accepted = world.auth0Callbacks.includes(url.searchParams.get('redirect_uri') ?? '');
  return accepted ? redirect('/u/login?state=x') : page('Callback URL mismatch', 403);
}

/** Responds as the live servers of this world do; any other host does not respond. */
export function askIn(world: World): Get {
  return (asked) => {
    const url = new URL(asked);
    const isPool = url.host.startsWith('cognito-idp.');
    if (url.pathname.endsWith('/openid-configuration')) {
      const issuer = isPool ? world.poolIssuer : world.auth0Issuer;
      return Promise.resolve(page(JSON.stringify({ issuer })));
    }
    if (url.pathname.endsWith('/jwks.json')) return Promise.resolve(page(JSON.stringify({ keys: world.keys })));
    if (url.host === COGNITO) return Promise.resolve(cognito(world, url));
    if (url.host === AUTH0) return Promise.resolve(auth0(world, url));
    return Promise.reject(new TypeError('fetch failed', { cause: new Error(`getaddrinfo ENOTFOUND ${url.hostname}`) }));
  };
}
