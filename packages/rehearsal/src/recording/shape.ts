import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { parseXml } from '@auth0-cognito/cognito-stand-in';

/**
 * The shape of a document without its values: each path and its type, such as `{"UserPool.Id": "string", "UserPool.Tags": "object"}`.
 * The elements of a list share one path, `Items[].Name`; a path with several types has them all, `null|string`.
 */
export type Shape = Readonly<Record<string, string>>;

/** Replaces a text that differs between two runs or is secret. */
export type Redact = (text: string) => string;

/** Maximum size of a parsed body, in bytes. Responses of the APIs of a deployment are smaller. */
const MAX_BODY_BYTES = 2_000_000;

const DECODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength: MAX_BODY_BYTES }),
  deflate: (body) => inflateSync(body, { maxOutputLength: MAX_BODY_BYTES }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength: MAX_BODY_BYTES }),
};

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The shape of a value. */
export function shapeOf(value: unknown, hide: Redact): Shape {
  const types = new Map<string, Set<string>>();
  const visit = (each: unknown, path: string): void => {
    if (path !== '') types.set(path, (types.get(path) ?? new Set()).add(typeOf(each)));
    if (Array.isArray(each)) for (const element of each) visit(element, `${path}[]`);
    else if (typeof each === 'object' && each !== null)
      for (const [key, below] of Object.entries(each)) visit(below, path === '' ? hide(key) : `${path}.${hide(key)}`);
  };
  visit(value, '');
  return Object.fromEntries([...types].sort().map(([path, found]) => [path, [...found].sort().join('|')]));
}

/** XML has no lists, so one element has the shape of many. */
const asElements = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asElements);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => {
      const elements = [below].flat().map(asElements);
      return [key, key === 'member' || elements.length > 1 ? elements : elements[0]];
    }),
  );
};

/** The document in a body; undefined for others, such as a page. */
function documentOf(text: string, contentType: string): unknown {
  const start = text.trimStart()[0];
  if (/json/.test(contentType) || start === '{' || start === '[') return JSON.parse(text) as unknown;
  if (/xml/.test(contentType) || text.startsWith('<?xml')) return asElements(parseXml(text));
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return undefined;
}

/** A body with its headers. */
export interface Message {
  readonly contentType: string;
  readonly encoding: string;
  readonly body: Buffer;
}

/** The document in a body; undefined if it is empty, too long, or not a document. */
export function readDocument({ contentType, encoding, body }: Message): unknown {
  if (body.length === 0 || body.length > MAX_BODY_BYTES) return undefined;
  try {
    return documentOf((DECODERS[encoding]?.(body) ?? body).toString(), contentType);
  } catch {
    // The body does not match its header; the exchange is recorded without it.
    return undefined;
  }
}
