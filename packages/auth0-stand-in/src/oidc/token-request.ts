import type { IncomingMessage } from 'node:http';
import type { ClientAuthentication } from '../management/client-credentials-grant';

const MAX_BODY_BYTES = 100_000;

/** An invalid body. `status` is the HTTP status of the response. */
export class BodyError extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
    this.name = 'BodyError';
  }
}

/** Reads a body of at most 100,000 bytes. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BodyError(413, 'request entity too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const fromForm = (body: string): Record<string, string> => {
  const params: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    if (Object.hasOwn(params, name)) throw new BodyError(400, `parameter "${name}" is repeated`);
    params[name] = value;
  }
  return params;
};

const fromJson = (body: string): Record<string, string> => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new BodyError(400, 'the body is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BodyError(400, 'the body is not a JSON object');
  }
  const params = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  const wrong = params.find(([, member]) => typeof member === 'object');
  if (wrong) throw new BodyError(400, `parameter "${wrong[0]}" is not a string`);
  return Object.fromEntries(params.map(([name, member]) => [name, String(member)]));
};

/** Parameters of a request to an OAuth endpoint: a form or, as in Auth0, JSON. */
export function bodyParams(contentType: string | undefined, body: string): Record<string, string> {
  return /^application\/json\b/i.test(contentType ?? '') ? fromJson(body) : fromForm(body);
}

const basicCredentials = (header: string) => {
  const text = Buffer.from(header, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) throw new BodyError(400, 'the Authorization header is not valid');
  try {
    const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)].map((part) =>
      decodeURIComponent(part.replaceAll('+', ' ')),
    );
    return { clientId, clientSecret, isBasic: true };
  } catch {
    throw new BodyError(400, 'the Authorization header is not valid');
  }
};

/** Credentials of the client: in the header, or else in the body. */
export function clientAuthentication(
  authorization: string | undefined,
  params: Readonly<Record<string, string>>,
): ClientAuthentication {
  const basic = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) {
    return { clientId: params.client_id, clientSecret: params.client_secret, isBasic: false };
  }
  const given = basicCredentials(basic);
  if (params.client_secret !== undefined || (params.client_id !== undefined && params.client_id !== given.clientId)) {
    throw new BodyError(400, 'the client authenticates in more than one way');
  }
  return given;
}
