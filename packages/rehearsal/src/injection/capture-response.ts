import { ServerResponse } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { Writable } from 'node:stream';

/**
 * Runs a stand-in for a request and captures the response instead of sending it. Resolves to its bytes, head and body. The
 * response closes its connection, because its bytes are sent outside of Node's HTTP server, if they are sent.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/http.html#class-httpserverresponse
 */
export function captureResponse(listener: RequestListener, request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const sink = new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(piece);
        done();
      },
    });
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(sink as never);
    response.once('finish', () => resolve(Buffer.concat(pieces)));
    response.once('error', reject);
    listener(request, response);
  });
}
