import type { IncomingMessage, ServerResponse } from 'node:http';

/** A completed request. Without query, headers and bodies, which can contain secrets. */
export interface LoggedRequest {
  /** ISO 8601. */
  readonly at: string;
  readonly host: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

const MAX_LOG = 10_000;

/** The last 10,000 requests. */
export class RequestLog {
  #entries: LoggedRequest[] = [];

  /** Records a request when its response has been sent. */
  record(request: IncomingMessage, response: ServerResponse, host: string): void {
    const at = new Date();
    const start = performance.now();
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const method = request.method ?? 'GET';
    response.once('close', () => {
      this.#entries.push({
        at: at.toISOString(),
        host,
        method,
        path,
        status: response.statusCode,
        milliseconds: performance.now() - start,
      });
      if (this.#entries.length > MAX_LOG) this.#entries.shift();
    });
  }

  of(hosts: readonly string[]): readonly LoggedRequest[] {
    return this.#entries.filter(({ host }) => hosts.includes(host));
  }

  clear(hosts: readonly string[]): void {
    this.#entries = this.#entries.filter(({ host }) => !hosts.includes(host));
  }
}
