import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import type { IdentityProvider } from '../configuration/pools';
import { NotRehearsed } from '../aws/not-rehearsed';
import { IdentityProviderError, providerTexts } from './errors';

/** How identity providers are called. */
export interface IdentityProviderContext {
  /** Calls identity providers over HTTPS by their real host names, through the gateway and with its CA. */
  readonly fetch: typeof globalThis.fetch;
  /** Timeout of a call, in milliseconds. */
  readonly identityProviderTimeoutMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Claims of a provider from its ID token and userInfo. */
export type ProviderClaims = Readonly<Record<string, unknown>>;

/** Endpoints of an OIDC provider. */
export interface ProviderEndpoints {
  readonly authorization: string;
  readonly token: string;
  readonly userInfo?: string;
  readonly jwks: string;
}

type EndpointName = 'discovery' | 'token' | 'jwks' | 'userinfo';

const TIMEOUTS: Readonly<Record<EndpointName, string>> = {
  discovery: providerTexts.discoveryTimeout,
  token: providerTexts.tokenTimeout,
  jwks: providerTexts.jwksTimeout,
  userinfo: providerTexts.userInfoTimeout,
};

const withoutSlash = (url: string) => url.replace(/\/$/, '');

/** Calls an endpoint, with a timeout, and parses the body as JSON. Does not follow redirects: the endpoint of a provider must not redirect. */
async function call(
  context: IdentityProviderContext,
  endpoint: EndpointName,
  url: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> | undefined }> {
  const signal = AbortSignal.timeout(context.identityProviderTimeoutMs);
  try {
    const response = await context.fetch(url, { ...init, signal, redirect: 'manual' });
    const text = await response.text();
    return { status: response.status, body: jsonObject(text) };
  } catch (error) {
    if (signal.aborted) throw new IdentityProviderError(TIMEOUTS[endpoint]);
    context.log(`identity provider: ${endpoint} endpoint ${url} failed: ${String(error)}`);
    throw new IdentityProviderError(providerTexts.connection(endpoint));
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined; // the caller refuses a response without an object
  }
}

/** The discovery document of an issuer, with or without a trailing slash. */
export async function discover(context: IdentityProviderContext, issuer: string): Promise<ProviderEndpoints> {
  const { status, body } = await call(context, 'discovery', `${withoutSlash(issuer)}/.well-known/openid-configuration`);
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = body ?? {};
  if (status !== 200 || ![authorization_endpoint, token_endpoint, jwks_uri].every((url) => typeof url === 'string')) {
    throw new IdentityProviderError(`Bad discovery document of ${issuer}: status ${status}`);
  }
  return {
    authorization: String(authorization_endpoint),
    token: String(token_endpoint),
    jwks: String(jwks_uri),
    ...(typeof userinfo_endpoint === 'string' ? { userInfo: userinfo_endpoint } : {}),
  };
}

/** The endpoints in the provider's details, else those of its discovery document. */
export async function endpointsOf(
  context: IdentityProviderContext,
  provider: IdentityProvider,
): Promise<ProviderEndpoints> {
  if (provider.type !== 'OIDC') throw new NotRehearsed(`sign-in through a ${provider.type} identity provider`);
  const { authorize_url, token_url, attributes_url, jwks_uri, oidc_issuer = '' } = provider.details;
  if (authorize_url && token_url && jwks_uri) {
    return {
      authorization: authorize_url,
      token: token_url,
      jwks: jwks_uri,
      ...(attributes_url ? { userInfo: attributes_url } : {}),
    };
  }
  return discover(context, oidc_issuer);
}

/** The response of the token endpoint. */
interface ProviderTokens {
  readonly idToken: string;
  readonly accessToken: string;
}

/** Exchanges the code for tokens. Cognito supports `client_secret_post` only. */
export async function exchangeCode(
  context: IdentityProviderContext,
  provider: IdentityProvider,
  { url, code, redirectUri }: { readonly url: string; readonly code: string; readonly redirectUri: string },
): Promise<ProviderTokens> {
  const { client_id = '', client_secret } = provider.details;
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id });
  if (client_secret) form.set('client_secret', client_secret);
  const { status, body } = await call(context, 'token', url, { method: 'POST', body: form });

  if (status !== 200) {
    const given = [body?.error, body?.error_description].filter((part) => typeof part === 'string').join(' ');
    const detail = `${status} ${given || 'error getting token'}`;
    throw new IdentityProviderError(providerTexts.providerError(provider.name, detail));
  }
  const { id_token, access_token } = body ?? {};
  if (typeof id_token !== 'string' || typeof access_token !== 'string') {
    const missing = typeof id_token === 'string' ? 'access_token' : 'id_token';
    throw new IdentityProviderError(
      providerTexts.providerError(provider.name, `200 no ${missing} in the token answer`),
    );
  }
  return { idToken: id_token, accessToken: access_token };
}

/** Reads a key set. */
export async function fetchKeys(context: IdentityProviderContext, url: string): Promise<JSONWebKeySet> {
  const { status, body } = await call(context, 'jwks', url);
  if (status !== 200 || !Array.isArray(body?.keys))
    throw new IdentityProviderError(`Bad jwks at ${url}: status ${status}`);
  return body as unknown as JSONWebKeySet;
}

/** The expected values of an ID token. */
export interface IdTokenExpectation {
  /** AWS does not document whether Cognito ignores a trailing slash: both pass here, and a difference is logged. */
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly nonce?: string;
}

/** Verifies signature (RS256), issuer, audience, lifetime and nonce. */
export async function verifyIdToken(
  context: IdentityProviderContext,
  token: string,
  keys: JSONWebKeySet,
  expected: IdTokenExpectation,
): Promise<JWTPayload> {
  const payload = await jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: ['RS256'],
    audience: [...expected.audiences],
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    currentDate: new Date(context.now()),
  }).then(
    (verified) => verified.payload,
    (error: unknown) => {
      if (error instanceof errors.JOSEError) throw new IdentityProviderError(providerTexts.badIdToken(error.message));
      throw error;
    },
  );

  const issuer = String(payload.iss);
  if (withoutSlash(issuer) !== withoutSlash(expected.issuer))
    throw new IdentityProviderError(providerTexts.badIssuer(issuer));
  if (issuer !== expected.issuer) {
    context.log(`issuer accepted though its slash differs: configured ${expected.issuer}, token ${issuer}`);
  }
  if (Array.isArray(payload.aud) && payload.aud.length > 1 && !expected.audiences.includes(String(payload.azp))) {
    throw new IdentityProviderError(providerTexts.badIdToken('unexpected "azp" claim value'));
  }
  if (expected.nonce !== undefined && payload.nonce !== expected.nonce) {
    throw new IdentityProviderError(providerTexts.badIdToken('nonce mismatch'));
  }
  return payload;
}

/** Reads userInfo with the HTTP method of `attributes_request_method`. */
export async function fetchUserInfo(
  context: IdentityProviderContext,
  provider: IdentityProvider,
  url: string,
  accessToken: string,
): Promise<ProviderClaims> {
  if (provider.details.attributes_url_add_attributes === 'true')
    throw new NotRehearsed('attributes_url_add_attributes');
  const method = provider.details.attributes_request_method === 'POST' ? 'POST' : 'GET';
  const headers = { authorization: `Bearer ${accessToken}` };
  const { status, body } = await call(context, 'userinfo', url, { method, headers });
  if (status !== 200 || !body) {
    throw new IdentityProviderError(providerTexts.providerError(provider.name, `${status} error getting user info`));
  }
  return body;
}
