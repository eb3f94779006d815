import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Dispatcher } from 'undici';
import type { RawExchange } from './recorded-exchange';

/** Hop-by-hop headers, which are not forwarded. @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

const forwardedHeaders = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));

/** Maximum size of a recorded response, in bytes. Larger ones, such as a download of a provider, are only forwarded. */
const MAX_KEPT_BYTES = 2_000_000;

/** Forwards requests to their host, unchanged, and reports each exchange at its end. */
export function forward(dispatcher: Dispatcher, onExchange: (exchange: RawExchange) => void): RequestListener {
  return async (request, response) => {
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', `https://${headers.host}`);
    const requestBody = await buffer(request);
    const answer = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: method as Dispatcher.HttpMethod,
      headers: forwardedHeaders(headers),
      ...(requestBody.length > 0 && { body: requestBody }),
    });
    response.writeHead(answer.statusCode, forwardedHeaders(answer.headers));
    const kept: Buffer[] = [];
    let size = 0;
    for await (const piece of answer.body as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size <= MAX_KEPT_BYTES) kept.push(piece);
      if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end();
    onExchange({
      method,
      url,
      requestHeaders: headers,
      requestBody,
      status: answer.statusCode,
      answerHeaders: answer.headers,
      answerBody: size <= MAX_KEPT_BYTES ? Buffer.concat(kept) : Buffer.alloc(0),
    });
  };
}
