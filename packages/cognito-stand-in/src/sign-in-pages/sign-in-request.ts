import type { PoolDirectory } from '../configuration/pool-directory';
import type { UserPool, UserPoolClient } from '../configuration/pools';
import { ErrorPage, SignInError } from './errors';
import type { ReturnAddress } from './errors';
import { grantedScopes } from '../users/scopes';

/** A validated sign-in request. */
export interface SignInRequest extends ReturnAddress {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly scopes: readonly string[];
  readonly nonce?: string;
  /** S256. */
  readonly codeChallenge?: string;
}

/** The configuration that a sign-in request uses. */
interface Configured {
  readonly directory: PoolDirectory;
}

/** The single value of a parameter; `undefined` if it is absent, empty or repeated. */
const single = (query: URLSearchParams, name: string) => {
  const values = query.getAll(name);
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
};

/**
 * The client, after it and the redirect URL have been verified. No redirect goes to a URL that is not exactly a registered one.
 *
 * @param parameter - with the URL: a callback URL of the client, or a sign-out URL
 */
export async function trustedClient(
  { directory }: Configured,
  pool: UserPool,
  query: URLSearchParams,
  parameter: 'redirect_uri' | 'logout_uri',
): Promise<{ readonly client: UserPoolClient; readonly url: string }> {
  const clientId = single(query, 'client_id');
  const client = clientId === undefined ? undefined : await directory.client(clientId, pool.id);
  const url = single(query, parameter);
  const registered = parameter === 'redirect_uri' ? client?.callbackUrls : client?.logoutUrls;
  if (!client || url === undefined || !registered?.includes(url)) throw new ErrorPage('redirect_mismatch', clientId);
  return { client, url };
}

function challengeOf(query: URLSearchParams, refuse: (error: string) => SignInError): string | undefined {
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (challenge === null && method === null) return undefined;
  // An S256 challenge is a SHA-256 in base64url: 43 characters.
  if (method !== 'S256' || challenge === null || !/^[A-Za-z0-9_-]{43}$/.test(challenge))
    throw refuse('invalid_request');
  return challenge;
}

/**
 * Checks the parameters of `/oauth2/authorize` and `/login`, in the order of Cognito: errors are shown on a page until the
 * client and its redirect URI are verified, then sent to the application.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export async function readSignInRequest(
  configured: Configured,
  pool: UserPool,
  query: URLSearchParams,
): Promise<SignInRequest> {
  const { client, url: redirectUri } = await trustedClient(configured, pool, query, 'redirect_uri');

  const responseType = single(query, 'response_type');
  const state = query.get('state') ?? undefined;
  const to: ReturnAddress = {
    redirectUri,
    responseType: responseType === 'token' ? 'token' : 'code',
    ...(state !== undefined ? { state } : {}),
  };
  const refuse = (error: string) => new SignInError(to, error);

  if (responseType !== 'code' && responseType !== 'token') throw refuse('invalid_request');
  if ([...new Set(query.keys())].some((name) => query.getAll(name).length > 1)) throw refuse('invalid_request');
  const flow = responseType === 'code' ? 'code' : 'implicit';
  if (!client.oauthIsEnabled || !client.oauthFlows.includes(flow)) throw refuse('unauthorized_client');
  const codeChallenge = challengeOf(query, refuse);

  const servers = await configured.directory.resourceServers(pool.id);
  const scopes = grantedScopes(query.get('scope') ?? undefined, client, servers);
  if (!scopes) throw refuse('invalid_scope');

  const nonce = query.get('nonce');
  return {
    ...to,
    pool,
    client,
    scopes,
    ...(nonce !== null ? { nonce } : {}),
    ...(codeChallenge !== undefined ? { codeChallenge } : {}),
  };
}

/** The redirect URL with a response: parameters are in the query for a code, in the fragment for tokens. */
export function responseUrl(to: ReturnAddress, response: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...response, state: to.state })) {
    if (value !== undefined) parameters.set(name, value);
  }
  return to.responseType === 'token'
    ? `${to.redirectUri}#${parameters.toString()}`
    : withParameters(to.redirectUri, parameters);
}

/** Scheme of a registered URL, as in `form-action`: `https:`, `shop:`. */
export const schemeOf = (url: string) => /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0];

/** Adds parameters to a registered URL. Does not use `URL`, which would change the registered text and fails for custom schemes. */
export const withParameters = (url: string, parameters: URLSearchParams) =>
  `${url}${url.includes('?') ? '&' : '?'}${parameters.toString()}`;
