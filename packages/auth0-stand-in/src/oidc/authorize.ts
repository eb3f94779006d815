import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ClientRecord } from '../store-state';
import { ID_TOKEN_ALGORITHMS, idTokenAlgorithm } from './client-metadata';
import { SCOPES } from './discovery';
import type { Exchange } from './exchange';
import { redirect, withUrl } from './exchange';
import { databasesOfOrganization, organizationPrompt, requestedOrganization } from './organizations';
import { clientOf, databasesOf } from './users';
import { errorPage, sendPage } from './pages';
import { OFFLINE_PARAMETER } from './provider';
import { isAllowedCallback } from './redirects';

/** An error of a request with a verified callback, which is sent to the application. */
interface Refusal {
  readonly error: string;
  readonly description: string;
}

type Check = (exchange: Exchange, client: ClientRecord, params: URLSearchParams) => Refusal | undefined;

const refuse = (error: string, description: string): Refusal => ({ error, description });
const notRehearsed = (what: string) => refuse('server_error', `not rehearsed: ${what}`);

const checkResponseType: Check = (_, client, params) => {
  const type = params.get('response_type');
  const grants = client.grant_types ?? [];
  if (!type) return refuse('invalid_request', 'Missing required parameter: response_type');
  const kinds = type.split(' ');
  if (kinds.some((kind) => !['code', 'token', 'id_token'].includes(kind))) {
    return refuse('unsupported_response_type', `Unsupported response type: ${type}`);
  }
  const needed = [
    ...(kinds.includes('code') ? ['authorization_code'] : []),
    ...(kinds.length > 1 || !kinds.includes('code') ? ['implicit'] : []),
  ];
  const missing = needed.find((grant) => !grants.includes(grant));
  if (missing) return refuse('unauthorized_client', `Grant type '${missing}' not allowed for the client.`);
  return type === 'code' ? undefined : notRehearsed(`response_type=${type}`);
};

const checkScope: Check = (_, __, params) => {
  const scopes = (params.get('scope') ?? '').split(' ').filter(Boolean);
  const known: readonly string[] = SCOPES;
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) return refuse('invalid_scope', `Unknown scopes: ${unknown.join(' ')}`);
  return scopes.includes('openid') ? undefined : refuse('invalid_scope', 'The scope openid is missing');
};

const checkAudience: Check = ({ tenant }, _, params) => {
  const audience = params.get('audience');
  if (!audience) return undefined;
  const apis = Object.values(tenant.store.state.resourceServers);
  const isKnown = apis.some(({ identifier }) => identifier === audience);
  return isKnown
    ? notRehearsed('access tokens of users for an API')
    : refuse('access_denied', `Service not found: ${audience}`);
};

const checkConnections: Check = ({ tenant }, client, params) => {
  const databases = databasesOf(tenant, client.client_id);
  if (databases.length === 0) return refuse('invalid_request', 'no connections enabled for the client');
  const requested = params.get('connection');
  if (!requested || databases.some(({ name }) => name === requested)) return undefined;
  return refuse('invalid_request', 'the connection is not enabled');
};

const CHALLENGE = /^[\w.~-]{43,128}$/;

const checkChallenge: Check = (_, __, params) => {
  const challenge = params.get('code_challenge');
  const method = params.get('code_challenge_method');
  if (challenge === null) {
    return method === null ? undefined : refuse('invalid_request', 'Missing required parameter: code_challenge');
  }
  if (!CHALLENGE.test(challenge)) return refuse('invalid_request', 'The code_challenge is not valid');
  const isKnown = method === null || method === 'S256' || method === 'plain';
  return isKnown ? undefined : refuse('invalid_request', `Unknown code_challenge_method: ${method}`);
};

/** @see https://auth0.com/docs/manage-users/organizations/login-flows-for-organizations */
const checkOrganization: Check = ({ tenant }, client, params) => {
  const requested = params.get('organization');
  if (requested === null) {
    return organizationPrompt(client) === 'no_prompt'
      ? refuse('invalid_request', 'parameter organization is required for this client')
      : undefined;
  }
  if ((client.organization_usage ?? 'deny') === 'deny')
    return refuse('invalid_request', 'parameter organization is not allowed for this client');
  const organization = requestedOrganization(tenant, requested);
  if (!organization)
    return refuse('invalid_request', 'authorization request parameter organization must be an organization id');
  return databasesOfOrganization(tenant, client.client_id, organization).length > 0
    ? undefined
    : refuse('invalid_request', 'no connections enabled for the organization');
};

const checkRehearsed: Check = (_, client, params) => {
  const algorithms: readonly string[] = ID_TOKEN_ALGORITHMS;
  const algorithm = idTokenAlgorithm(client);
  if (!algorithms.includes(algorithm)) return notRehearsed(`ID tokens signed with ${algorithm}`);
  if (client.is_first_party === false) return notRehearsed('consent to third-party applications');
  const unknown = ['invitation', 'request', 'request_uri'].find((name) => params.has(name));
  return unknown ? notRehearsed(`the parameter ${unknown}`) : undefined;
};

/** In the order of Auth0. */
const CHECKS: readonly Check[] = [
  checkResponseType,
  checkScope,
  checkAudience,
  checkConnections,
  checkChallenge,
  checkOrganization,
  checkRehearsed,
];

/** Redirects to the application with an error, in the query or the fragment of the callback. */
const sendRefusal = ({ response }: Exchange, params: URLSearchParams, { error, description }: Refusal) => {
  const callback = new URL(params.get('redirect_uri') ?? '');
  const inFragment = /token/.test(params.get('response_type') ?? '');
  const answer = inFragment ? new URLSearchParams() : callback.searchParams;
  answer.set('error', error);
  answer.set('error_description', description);
  const state = params.get('state');
  if (state !== null) answer.set('state', state);
  if (inFragment) callback.hash = answer.toString();
  redirect(response, callback);
  return undefined;
};

/** Auth0 allows plain challenges and oidc-provider only S256, so this hashes a plain challenge. */
const hashPlainChallenge = (params: URLSearchParams) => {
  const challenge = params.get('code_challenge');
  if (challenge === null || params.get('code_challenge_method') === 'S256') return;
  params.set('code_challenge', createHash('sha256').update(challenge).digest('base64url'));
  params.set('code_challenge_method', 'S256');
};

const keepOffline = (client: ClientRecord, params: URLSearchParams) => {
  params.delete(OFFLINE_PARAMETER);
  const scopes = (params.get('scope') ?? '').split(' ').filter(Boolean);
  if (scopes.includes('offline_access') && client.grant_types?.includes('refresh_token')) {
    params.set(OFFLINE_PARAMETER, 'true');
  }
  params.set('scope', scopes.filter((scope) => scope !== 'offline_access').join(' '));
};

/** An error page, for a request without a verified callback. */
interface Page {
  readonly title: string;
  readonly message: string;
  readonly details: Record<string, string>;
}

const page = ({ response, host }: Exchange, status: number, shown: Page) => {
  sendPage(response, status, errorPage({ host, ...shown }));
  return undefined;
};

/**
 * Checks a request to `/authorize` as Auth0 does. Errors are shown on a page until the callback is verified, then sent to the application.
 *
 * @returns the request for oidc-provider, or undefined if this function has sent the response
 */
export function checkedAuthorization(exchange: Exchange): IncomingMessage | undefined {
  const { tenant, url, request } = exchange;
  const params = url.searchParams;
  const names = [...params.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    const message = `The parameter ${twice} is repeated.`;
    return page(exchange, 400, { title: 'Invalid request', message, details: {} });
  }
  const clientId = params.get('client_id') ?? '';
  const client = clientOf(tenant, clientId);
  if (!client) {
    return page(exchange, 400, {
      title: 'Unknown client',
      message: 'No application of this tenant has that client id.',
      details: { client_id: clientId },
    });
  }
  const callback = params.get('redirect_uri') ?? '';
  if (!isAllowedCallback(callback, client.callbacks ?? [])) {
    return page(exchange, 403, {
      title: 'Callback URL mismatch.',
      message: 'The provided redirect_uri is not in the list of allowed callback URLs.',
      details: { client_id: clientId, redirect_uri: callback },
    });
  }
  const refusal = CHECKS.map((check) => check(exchange, client, params)).find(Boolean);
  if (refusal) return sendRefusal(exchange, params, refusal);
  hashPlainChallenge(params);
  keepOffline(client, params);
  return withUrl(request, url);
}
