import type { Served } from '../harness';

/** A page or redirect that a browser received. */
export interface Visited {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The target, if it is a redirect. */
  readonly location?: URL;
}

/** A browser without a display: keeps cookies by host and path, follows redirects only within the tenant. */
export class Browser {
  readonly #cookies = new Map<string, { host: string; path: string; name: string; value: string }>();

  constructor(
    private readonly served: Served,
    private readonly hosts: readonly string[],
  ) {}

  async visit(address: string | URL, init: RequestInit = {}): Promise<Visited> {
    const url = new URL(address);
    const cookie = [...this.#cookies.values()]
      .filter(({ host, path }) => host === url.host && url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = {
      accept: 'text/html',
      ...Object.fromEntries(new Headers(init.headers)),
      ...(cookie && { cookie }),
    };
    const answer = await this.served.fetch(url, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) this.#keep(url, line);
    const location = answer.headers.get('location');
    return {
      url,
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      ...(location && { location: new URL(location, url) }),
    };
  }

  /** Follows redirects within the tenant. */
  async follow(address: string | URL, init?: RequestInit): Promise<Visited> {
    let visited = await this.visit(address, init);
    while (visited.location && this.hosts.includes(visited.location.host)) visited = await this.visit(visited.location);
    return visited;
  }

  /** Fills in and submits the sign-in page. */
  signIn(page: Visited, username: string, password: string, headers: Record<string, string> = {}): Promise<Visited> {
    return this.follow(page.url, {
      method: 'POST',
      body: new URLSearchParams({ username, password }),
      headers: { origin: page.url.origin, ...headers },
    });
  }

  cookieNames(): readonly string[] {
    return [...this.#cookies.values()].map(({ name }) => name);
  }

  #keep(url: URL, line: string) {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    const key = `${url.host}${path}${name}`;
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(key);
    else this.#cookies.set(key, { host: url.host, path, name, value });
  }
}
