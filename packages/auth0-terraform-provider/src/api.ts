import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { ProviderError, texts } from './diagnostics';
import type { Settings } from './settings';

/** A JSON value of the Management API. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An object of the Management API. */
export type JsonObject = Readonly<Record<string, Json | undefined>>;

const RETRIES_AFTER_5XX = 3;
const RETRIES_AFTER_429 = 10;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 60_000;
/** Time before the expiry of a token at which it is renewed. */
const TOKEN_MARGIN_MS = 10_000;
const TIMEOUT_MS = 60_000;

/** An error response of the Management API. */
export class ApiError extends ProviderError {
  constructor(
    readonly status: number,
    name: string,
    message: string,
  ) {
    super(texts.apiError(status, name, message).summary);
    this.name = 'ApiError';
  }
}

/** Whether an error means that the object does not exist. */
export const isNotFound = (failure: unknown): boolean => failure instanceof ApiError && failure.status === 404;

interface ApiResponse {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly text: string;
}

/** A dispatcher with the proxy and the certificates of `environment`, not of this process. The real provider runs in that environment. */
function dispatcherFor(environment: NodeJS.ProcessEnv): Dispatcher {
  const file = environment.SSL_CERT_FILE;
  let ca: string | undefined;
  try {
    ca = file ? readFileSync(file, 'utf8') : undefined;
  } catch (failure) {
    throw texts.unreadableCertificates(file ?? '', (failure as Error).message);
  }
  return new EnvHttpProxyAgent({
    httpsProxy: environment.HTTPS_PROXY ?? environment.https_proxy ?? '',
    httpProxy: environment.HTTP_PROXY ?? environment.http_proxy ?? '',
    noProxy: environment.NO_PROXY ?? environment.no_proxy ?? '',
    ...(ca && { connect: { ca }, requestTls: { ca }, proxyTls: { ca } }),
  });
}

/** Client of one tenant's Management API. It gets a token for the first call, and repeats calls after a rate limit. */
export class Auth0Api {
  private readonly dispatcher: Dispatcher;
  private readonly ending = new AbortController();
  private token: { readonly value: Promise<string>; goodUntil: number } | undefined;

  constructor(
    private readonly settings: Settings,
    environment: NodeJS.ProcessEnv,
  ) {
    this.dispatcher = dispatcherFor(environment);
  }

  /** Host name of the tenant. */
  get domain(): string {
    return this.settings.domain;
  }

  /** Base URL of the API, which is also its audience. */
  get identifier(): string {
    return `https://${this.settings.domain}/api/v2/`;
  }

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<JsonObject> {
    const search = new URLSearchParams(query).toString();
    return this.call('GET', search ? `${path}?${search}` : path) as Promise<JsonObject>;
  }

  /** All elements of a paginated list. */
  async list(path: string, key: string, query: Readonly<Record<string, string>> = {}): Promise<JsonObject[]> {
    const found: JsonObject[] = [];
    for (let page = 0; ; page += 1) {
      const response: Json = await this.get(path, {
        ...query,
        page: String(page),
        per_page: '50',
        include_totals: 'true',
      });
      if (Array.isArray(response)) return response as JsonObject[];
      const items = ((response as JsonObject)[key] ?? []) as JsonObject[];
      found.push(...items);
      if (items.length === 0 || found.length >= Number((response as JsonObject).total ?? 0)) return found;
    }
  }

  post(path: string, body: Json): Promise<JsonObject> {
    return this.call('POST', path, body) as Promise<JsonObject>;
  }

  patch(path: string, body: Json): Promise<JsonObject> {
    return this.call('PATCH', path, body) as Promise<JsonObject>;
  }

  put(path: string, body: Json): Promise<JsonObject> {
    return this.call('PUT', path, body) as Promise<JsonObject>;
  }

  /** Deletes an object. An object that does not exist is not an error. */
  async delete(path: string): Promise<void> {
    try {
      await this.call('DELETE', path);
    } catch (failure) {
      if (!isNotFound(failure)) throw failure;
    }
  }

  /** Aborts running calls and closes the connections. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.dispatcher.destroy();
  }

  private async call(method: Dispatcher.HttpMethod, path: string, body?: Json): Promise<Json> {
    const headers = {
      authorization: `Bearer ${await this.accessToken()}`,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(this.settings.customDomainHeader && { 'auth0-custom-domain': this.settings.customDomainHeader }),
    };
    const response = await this.send(
      method,
      `/api/v2/${path}`,
      headers,
      body === undefined ? undefined : JSON.stringify(body),
    );
    return parsed(method, path, response);
  }

  private accessToken(): Promise<string> {
    const { credentials } = this.settings;
    if ('apiToken' in credentials) return Promise.resolve(credentials.apiToken);
    if (this.token && Date.now() < this.token.goodUntil) return this.token.value;
    const token = { value: this.signIn(credentials), goodUntil: Infinity };
    this.token = token;
    token.value.catch(() => {
      if (this.token === token) this.token = undefined;
    });
    return token.value;
  }

  private async signIn(credentials: { readonly clientId: string; readonly clientSecret: string }): Promise<string> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      audience: this.settings.audience,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const response = parsed(
      'POST',
      'oauth/token',
      await this.send('POST', '/oauth/token', headers, form.toString()),
    ) as JsonObject;
    if (this.token) this.token.goodUntil = Date.now() + Number(response.expires_in ?? 0) * 1000 - TOKEN_MARGIN_MS;
    return String(response.access_token);
  }

  private async send(
    method: Dispatcher.HttpMethod,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
  ): Promise<ApiResponse> {
    let after429 = 0;
    let after5xx = 0;
    for (;;) {
      const response = await this.once(method, path, headers, body);
      if (response.status === 429 && after429 < RETRIES_AFTER_429) {
        after429 += 1;
        await this.pause(untilReset(response));
      } else if (response.status >= 500 && after5xx < RETRIES_AFTER_5XX) {
        await this.pause(FIRST_PAUSE_MS * 2 ** after5xx);
        after5xx += 1;
      } else {
        return response;
      }
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.ending.signal });
  }

  private async once(
    method: Dispatcher.HttpMethod,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
  ): Promise<ApiResponse> {
    try {
      const response = await request(`https://${this.settings.domain}${path}`, {
        method,
        headers,
        body: body ?? null,
        dispatcher: this.dispatcher,
        signal: AbortSignal.any([this.ending.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
    } catch (failure) {
      throw texts.unreachable(this.settings.domain, (failure as Error).message);
    }
  }
}

/** Wait time of a rate limit: until the time in X-RateLimit-Reset, which is in seconds since the epoch. */
function untilReset(response: ApiResponse): number {
  const reset = Number(response.headers['x-ratelimit-reset']);
  if (!Number.isFinite(reset)) return FIRST_PAUSE_MS;
  return Math.min(Math.max(reset * 1000 - Date.now(), FIRST_PAUSE_MS), MAX_PAUSE_MS);
}

function parsed(method: string, path: string, response: ApiResponse): Json {
  const ok = response.status < 300;
  if (ok && response.text === '') return {};
  let json: Json;
  try {
    json = JSON.parse(response.text) as Json;
  } catch {
    throw texts.notJson(method, path, response.status);
  }
  if (ok) return json;
  const body = json as JsonObject;
  throw new ApiError(
    response.status,
    String(body.error ?? 'Error'),
    String(body.message ?? body.error_description ?? response.text),
  );
}
