import type { IncomingHttpHeaders } from 'node:http';
import { operationOf } from '@auth0-cognito/cognito-stand-in';
import { DNS_SUFFIXES, parseUrl } from '@auth0-cognito/contract';
import { readDocument, shapeOf, type Redact, type Message, type Shape } from './shape';

/** A request and its response without values: a line of JSON in a recording. */
export interface RecordedExchange {
  /** `cognito-idp:CreateUserPool`, or method, host and path: `POST <tenant>/api/v2/clients`. */
  readonly operation: string;
  /** Names of the query and shape of the body. */
  readonly request: Shape;
  readonly status: number;
  /** Code of an error: `ResourceNotFoundException`, `NoSuchEntity`, `invalid_grant`. */
  readonly error?: string;
  /** Where a redirect leads, without values. */
  readonly location?: string;
  /** Absent if the response is not a document, such as a page. */
  readonly response?: Shape;
}

/** A complete exchange. */
export interface RawExchange {
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: IncomingHttpHeaders;
  readonly requestBody: Buffer;
  readonly status: number;
  readonly answerHeaders: IncomingHttpHeaders;
  readonly answerBody: Buffer;
}

const message = (headers: IncomingHttpHeaders, body: Buffer): Message => ({
  contentType: headers['content-type'] ?? '',
  encoding: headers['content-encoding'] ?? '',
  body,
});

/** Ids differ from run to run: `con_…`, hashes, and what has a digit and 12 characters or more. */
const withoutIds = (segment: string) =>
  /^(con|act|cgr|rol|org)_|[%|]/.test(segment) || /^(?=.*\d).{12,}$/.test(segment) ? '{id}' : segment;

/** Host and path of a URL, without what differs from run to run. */
const placeOf = ({ host, pathname }: URL, hide: Redact) =>
  hide(host) + hide(pathname).split('/').map(withoutIds).join('/');

const names = (query: URLSearchParams) => Object.fromEntries([...query.keys()].map((name) => [`?${name}`, '']));

/** A code; undefined for other text, which can contain values. */
const codeIn = (value: unknown) =>
  typeof value === 'string' && /^[\w.#:/]+$/.test(value) ? value.replace(/^.*#/, '').replace(/:.*$/, '') : undefined;

/** The code of an error, in the formats of the APIs. */
function errorOf(headers: IncomingHttpHeaders, document: unknown): string | undefined {
  const top = (document ?? {}) as Record<string, Record<string, unknown> | string | undefined>;
  const wrapped = [top.ErrorResponse, top].map((each) => (each as Record<string, unknown> | undefined)?.Error);
  const codes = [
    headers['x-amzn-errortype'],
    top.__type,
    top.errorCode,
    ...wrapped.map((each) => (each as Record<string, unknown> | undefined)?.Code),
    top.error,
  ];
  return codes.map(codeIn).find((code) => code !== undefined);
}

function operation({ method, url, requestHeaders, requestBody }: RawExchange, hide: Redact): string {
  const isAws = DNS_SUFFIXES.some((suffix) => url.host.endsWith(`.${suffix}`));
  const named = isAws && operationOf(method, url, requestHeaders, requestBody);
  return named || `${method} ${placeOf(url, hide)}`;
}

/** An exchange without its values. */
export function recordedExchange(raw: RawExchange, hide: Redact): RecordedExchange {
  const { url, status, answerHeaders } = raw;
  const body = shapeOf(readDocument(message(raw.requestHeaders, raw.requestBody)), hide);
  const response = readDocument(message(answerHeaders, raw.answerBody));
  const error = status >= 400 ? errorOf(answerHeaders, response) : undefined;
  const location = answerHeaders.location === undefined ? undefined : parseUrl(answerHeaders.location, url.href);
  return {
    operation: operation(raw, hide),
    request: { ...shapeOf(names(url.searchParams), hide), ...body },
    status,
    ...(error !== undefined && { error }),
    ...(location && { location: [placeOf(location, hide), ...new Set(location.searchParams.keys())].join(' ') }),
    ...(response !== undefined && { response: shapeOf(response, hide) }),
  };
}
