import type { IncomingMessage } from 'node:http';
import { authenticatedClient, clientCredentialsGrant, tokenRefusals } from '../management/client-credentials-grant';
import type { ClientAuthentication, TokenResponse } from '../management/client-credentials-grant';
import type { Exchange } from './exchange';
import { sendJson, withForm } from './exchange';
import { clientOf } from './users';
import { BodyError, bodyParams, clientAuthentication, readBody } from './token-request';

const REHEARSED_GRANTS = ['authorization_code', 'refresh_token'];
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code', 'redirect_uri'],
  refresh_token: ['refresh_token'],
};

/** The application of a request: authenticated, or public and only identified. */
const callerOf = ({ tenant }: Exchange, given: ClientAuthentication) => {
  const named = clientOf(tenant, given.clientId);
  const isPublic = named?.token_endpoint_auth_method === 'none';
  return isPublic && given.clientSecret === undefined ? named : authenticatedClient(tenant, given);
};

const refusalOf = (
  exchange: Exchange,
  given: ClientAuthentication,
  params: Readonly<Record<string, string>>,
): TokenResponse | undefined => {
  const { grant_type: grant = '' } = params;
  if (!grant) return tokenRefusals.missing('grant_type');
  if (!REHEARSED_GRANTS.includes(grant)) return tokenRefusals.unsupportedGrant(grant);
  const caller = callerOf(exchange, given);
  if (!caller) return tokenRefusals.unauthorized();
  if (!caller.grant_types?.includes(grant)) return tokenRefusals.grantNotAllowed(grant);
  const missing = REQUIRED[grant]?.find((name) => !params[name]);
  return missing ? tokenRefusals.missing(missing) : undefined;
};

/** The request with the client in its body, where oidc-provider reads it. */
const forwarded = ({ request }: Exchange, given: ClientAuthentication, params: Readonly<Record<string, string>>) =>
  withForm(request, {
    ...params,
    client_id: given.clientId ?? '',
    ...(given.clientSecret !== undefined && { client_secret: given.clientSecret }),
  });

const read = async ({ request }: Exchange) => {
  const params = bodyParams(request.headers['content-type'], await readBody(request));
  return { params, given: clientAuthentication(request.headers.authorization, params) };
};

const sendBodyError = ({ response }: Exchange, error: unknown) => {
  if (!(error instanceof BodyError)) throw error;
  sendJson(response, error.status, tokenRefusals.invalidBody(error.message).body);
};

/**
 * `/oauth/token`, with a form or JSON. Handles the client credentials grant itself.
 *
 * @returns the request for oidc-provider, or undefined if this function has sent the response
 */
export async function checkedTokenRequest(exchange: Exchange): Promise<IncomingMessage | undefined> {
  try {
    const { params, given } = await read(exchange);
    const { tenant, host, response } = exchange;
    const answer =
      params.grant_type === 'client_credentials'
        ? await clientCredentialsGrant(tenant, host, given, params)
        : refusalOf(exchange, given, params);
    if (!answer) return forwarded(exchange, given, params);
    sendJson(response, answer.status, answer.body);
  } catch (error) {
    sendBodyError(exchange, error);
  }
  return undefined;
}

/** `/oauth/revoke`, with a form or JSON, for an authenticated application. */
export async function checkedRevocation(exchange: Exchange): Promise<IncomingMessage | undefined> {
  try {
    const { params, given } = await read(exchange);
    const refusal = callerOf(exchange, given) ? undefined : tokenRefusals.unauthorized();
    const answer = refusal ?? (params.token ? undefined : tokenRefusals.missing('token'));
    if (!answer) return forwarded(exchange, given, params);
    sendJson(exchange.response, answer.status, answer.body);
  } catch (error) {
    sendBodyError(exchange, error);
  }
  return undefined;
}
