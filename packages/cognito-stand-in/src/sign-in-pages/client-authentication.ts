import type { UserPool, UserPoolClient } from '../configuration/pools';
import { secretMatches } from '../users/client-secret';
import type { PagesContext } from './context';
import { OAuthError, pageTexts } from './errors';

interface Credentials {
  readonly clientId: string;
  readonly secret?: string;
}

function basicCredentials(header: string): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  // RFC 6749 form-encodes both parts; Cognito's ids and secrets have no character that this would change.
  return { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** The parts of a request to an OAuth endpoint that authenticate its client. */
export interface ClientAuthentication {
  readonly pool: UserPool;
  /** The header of that name. */
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
  /** As AWS documents: 400 at the token endpoint, 401 at the revocation endpoint. */
  readonly failureStatus: 400 | 401;
}

/** Authenticates the client of a request, by Basic or by the form, but not both. */
export async function authenticateClient(
  context: PagesContext,
  { pool, authorization, form, failureStatus }: ClientAuthentication,
): Promise<UserPoolClient> {
  const refuse = (description?: string) => new OAuthError('invalid_client', description, failureStatus);
  const basic = authorization === undefined ? undefined : basicCredentials(authorization);
  if (authorization !== undefined && !basic) throw refuse();

  const clientId = form.get('client_id');
  const secret = form.get('client_secret');
  if (basic && (secret !== null || (clientId !== null && clientId !== basic.clientId))) {
    throw new OAuthError('invalid_request');
  }
  if (!basic && !clientId) throw new OAuthError('invalid_request');

  const credentials = basic ?? { clientId: clientId ?? '', ...(secret !== null ? { secret } : {}) };
  const client = await context.directory.client(credentials.clientId, pool.id);
  if (!client) throw refuse();
  if (!secretMatches(client, credentials.secret)) throw refuse(pageTexts.clientSecretWrong);
  return client;
}
