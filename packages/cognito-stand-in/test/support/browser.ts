import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** A response as a browser receives it, without following redirects. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The target of the redirect, absolute. */
  readonly location: URL | undefined;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A browser that opens real https host names, all served by one listener, and keeps cookies by host. */
export class Browser {
  readonly #jar = new Map<string, Map<string, string>>();

  constructor(private readonly port: number) {}

  async go(url: string | URL, options: RequestOptions = {}): Promise<Answer> {
    const { host, pathname, search } = new URL(url);
    const cookies = this.cookies(host);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host, ...(cookie ? { cookie } : {}), ...options.headers };
    const answer = await this.#send(`${pathname}${search}`, { ...options, headers });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { location } = answer.headers;
    return { ...answer, location: location === undefined ? undefined : new URL(location, `https://${host}`) };
  }

  /** Posts a form. */
  post(
    url: string | URL,
    form: Readonly<Record<string, string>> | URLSearchParams,
    headers: Record<string, string> = {},
  ) {
    return this.go(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    });
  }

  cookies(host: string): Map<string, string> {
    const cookies = this.#jar.get(host) ?? new Map<string, string>();
    this.#jar.set(host, cookies);
    return cookies;
  }

  #send(path: string, { method = 'GET', headers = {}, body }: RequestOptions): Promise<Omit<Answer, 'location'>> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, path, method, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      sent.on('error', reject).end(body);
    });
  }
}
