import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientCredentialsGrant, tokenRefusals } from '../management/client-credentials-grant';
import type { Tenant } from '../management/tenant';
import { BadBody, bodyParams, clientAuthentication, readBody } from './token-request';

export function createSignIn(tenant: Tenant) {
  return async (host: string, request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/oauth/token' && request.method === 'POST') {
      try {
        const params = bodyParams(request.headers['content-type'], await readBody(request));
        const given = clientAuthentication(request.headers.authorization, params);
        const answer =
          params.grant_type === 'client_credentials'
            ? await clientCredentialsGrant(tenant, host, given, params)
            : tokenRefusals.unsupportedGrant(params.grant_type ?? '');
        response.writeHead(answer.status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(answer.body));
      } catch (error) {
        if (!(error instanceof BadBody)) throw error;
        response.writeHead(error.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(tokenRefusals.invalidBody(error.message).body));
      }
      return;
    }
    response.writeHead(404).end();
  };
}
