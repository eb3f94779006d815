import { FaultError, isLoopbackHost, shown, type Fault } from '@auth0-cognito/contract';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { fault } from '../faults';
import type { FailedCall } from '../faults/github';

/** Longest wait for a rate limit, in seconds. */
const MAX_WAIT = 120;
/** Retries of a call after a rate limit. */
const TRIES_AFTER_LIMIT = 3;
const CALL_TIMEOUT = 30_000;
/** User of the token of a job. */
const WORKFLOW_USER = 'github-actions[bot]';

const Client = Octokit.plugin(paginateRest, retry, throttling);

/** A connection to one repository of GitHub, or of a GitHub Enterprise Server. */
export interface GitHub {
  readonly client: InstanceType<typeof Client>;
  /** Owner and name, as parameters of every call. */
  readonly at: { readonly owner: string; readonly repo: string };
  /** User of the token: `github-actions[bot]` in a workflow. */
  readonly me: string;
  /** Waits this many seconds. */
  wait(seconds: number): Promise<void>;
}

/** Options of {@link connect}. */
export interface ConnectionOptions {
  /** `owner/name`. @default - GITHUB_REPOSITORY */
  readonly repository?: string;
  /** Milliseconds per second of waiting; tests use less. @default 1000 */
  readonly second?: number;
}

/**
 * Connects to the repository by the variables that GitHub sets in a workflow: GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL.
 * Uses HTTPS_PROXY and NO_PROXY. Retries calls after a 5xx, and after a rate limit has ended.
 *
 * @throws FaultError ERR_GITHUB_…
 */
export async function connect(
  { repository, second = 1000 }: ConnectionOptions = {},
  variables = process.env,
): Promise<GitHub> {
  const token = variables.GITHUB_TOKEN;
  if (!token)
    throw new FaultError('GitHub', [
      fault.ERR_GITHUB_TOKEN_MISSING({ doing: 'call its API', needs: 'read and write permissions' }),
    ]);
  const at = repositoryOf(repository ?? variables.GITHUB_REPOSITORY);
  const client = new Client({
    auth: token,
    ...(variables.GITHUB_API_URL && { baseUrl: apiUrl(variables.GITHUB_API_URL) }),
    userAgent: 'auth0-cognito-federation',
    log: NO_LOG,
    request: { fetch: fetchThrough(new EnvHttpProxyAgent()) },
    // Only the throttle waits for rate limits.
    retry: { retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: {
      // As GitHub recommends: a second between writes, three seconds between writes that notify users.
      write: oneEach(second),
      notifications: oneEach(3 * second),
      retryAfterBaseValue: second,
      onRateLimit: shouldRetry,
      onSecondaryRateLimit: shouldRetry,
    },
  });
  const wait = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * second));
  return { client, at, me: await currentLogin(client, variables.GITHUB_ACTIONS === 'true'), wait };
}

/**
 * Owner and name of a repository.
 *
 * @throws FaultError ERR_GITHUB_REPOSITORY.
 */
export function repositoryOf(named: string | undefined): GitHub['at'] {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(named ?? '') ?? [];
  if (owner === undefined || repo === undefined)
    throw new FaultError('GitHub', [fault.ERR_GITHUB_REPOSITORY({ received: named })]);
  return { owner, repo };
}

const ignore = () => undefined;

/** Octokit would print each failed call; the result is reported anyway. */
export const NO_LOG = { debug: ignore, info: ignore, warn: ignore, error: ignore };

const oneEach = (milliseconds: number) => new Bottleneck.Group({ maxConcurrent: 1, minTime: milliseconds });

const shouldRetry = (seconds: number, _options: unknown, _client: unknown, tries: number) =>
  seconds <= MAX_WAIT && tries < TRIES_AFTER_LIMIT;

/** Requires https, because the token is sent. http is allowed on this machine. */
export function apiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url?.protocol === 'http:' && isLoopbackHost(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isLocal))
    throw new FaultError('GitHub', [fault.ERR_GITHUB_API_URL({ received: text })]);
  return text.replace(/\/+$/, '');
}

/** fetch of Node 20 does not support proxies. */
export const fetchThrough =
  (dispatcher: EnvHttpProxyAgent, until?: AbortSignal) => (url: string, options: Parameters<typeof fetch>[1]) =>
    fetch(url, {
      ...options,
      dispatcher,
      signal: AbortSignal.any([AbortSignal.timeout(CALL_TIMEOUT), ...(until ? [until] : [])]),
    });

/** The token of a workflow cannot read its user by REST, and on older servers not by GraphQL. */
async function currentLogin(client: GitHub['client'], isWorkflow: boolean): Promise<string> {
  const call = { doing: 'read the user of the token', needs: 'contents: read' };
  return asGitHubFault(call, async () => {
    try {
      const { viewer } = await client.graphql<{ readonly viewer: { readonly login: string } }>(
        'query { viewer { login } }',
      );
      return viewer.login;
    } catch (error) {
      if (isWorkflow && (error as RequestFailure).errors?.[0]?.type === 'FORBIDDEN') return WORKFLOW_USER;
      throw error;
    }
  });
}

/** The used part of an error of Octokit. */
interface RequestFailure {
  readonly status?: number;
  readonly message?: string;
  /** Errors of a GraphQL response. */
  readonly errors?: readonly { readonly type?: string; readonly message?: string }[];
  readonly response?: {
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly data?: { readonly message?: unknown };
  };
}

/** The status of a refused call; undefined for every other error. */
export const statusOf = (error: unknown) => (error as RequestFailure | null)?.status;

/** Runs a call. Converts an error to a fault with the message of GitHub and nothing of the request. */
export async function asGitHubFault<T>(call: FailedCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(call, error as RequestFailure);
  }
}

/** An error for a call that failed. */
export const gitHubError = (doing: string, cause: Fault) => new FaultError(`GitHub: could not ${doing}`, [cause]);

function faultOf(call: FailedCall, error: RequestFailure): unknown {
  const { status, response } = error;
  const { doing: path, needs } = call;
  const failed = (cause: Fault) => gitHubError(path, cause);
  if (error.errors && status === undefined)
    return failed(fault.ERR_GITHUB_REFUSED({ path, status: 200, message: shown(error.errors[0]?.message) }));
  if (status === undefined) return error;
  const message = response?.data?.message;
  const reason = shown(typeof message === 'string' ? message : 'no reason given');
  const wait = limitOf(error);
  if (wait !== undefined) return failed(fault.ERR_GITHUB_RATE_LIMIT({ path, seconds: wait }));
  if (status === 401) return failed(fault.ERR_GITHUB_UNAUTHORIZED({ path }));
  if (status === 403) return failed(fault.ERR_GITHUB_FORBIDDEN({ path, needs, message: reason }));
  if (status === 404) return failed(fault.ERR_GITHUB_NOT_FOUND({ path, needs, message: reason }));
  if (status < 500) return failed(fault.ERR_GITHUB_REFUSED({ path, status, message: reason }));
  // For a call without a response, Octokit throws status 500.
  return failed(
    fault.ERR_GITHUB_UNAVAILABLE({
      path,
      received: response ? `${status}: ${reason}` : `no response: ${shown(error.message)}`,
    }),
  );
}

/** Seconds until a rate limit ends; undefined if there is none. */
function limitOf({ status, message = '', response }: RequestFailure): number | undefined {
  const { headers = {} } = response ?? {};
  if (status !== 403 && status !== 429) return undefined;
  if (headers['retry-after'] !== undefined) return Number(headers['retry-after']);
  if (headers['x-ratelimit-remaining'] === '0') {
    return Math.max(0, Math.ceil(Number(headers['x-ratelimit-reset']) - Date.now() / 1000));
  }
  return status === 429 || /secondary rate/i.test(message) ? 60 : undefined;
}
