import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { EnvHttpProxyAgent } from 'undici';
import { apiUrl, fetchThrough, repositoryOf, NO_LOG, statusOf, asGitHubFault } from './connection';
import type { FailedCall } from '../faults/github';
import { fault } from '../faults';

/** Timeout of all requests together, in milliseconds, for slow servers and endless pages. */
const TIMEOUT_MS = 30_000;
/** Maximum size of a response, in bytes. */
const MAX_BYTES = 5_000_000;

const Client = Octokit.plugin(paginateRest);

/** Reads the settings of a repository. Unlike a connection, it needs no token, does not wait for rate limits and does not retry. */
export interface GitHubReader {
  readonly client: InstanceType<typeof Client>;
  /** Owner and name, as parameters of every call. */
  readonly at: { readonly owner: string; readonly repo: string };
  readonly hasToken: boolean;
}

/**
 * The token of this shell, from the variables of gh in its order.
 *
 * @see https://cli.github.com/manual/gh_help_environment
 */
export const tokenOf = ({ GH_TOKEN: first, GITHUB_TOKEN: second }: NodeJS.ProcessEnv): string | undefined =>
  first || second || undefined;

/** @throws FaultError ERR_GITHUB_REPOSITORY, ERR_GITHUB_API_URL. */
export function openReader(repository: string, variables = process.env, longest = TIMEOUT_MS): GitHubReader {
  const token = tokenOf(variables);
  const signal = AbortSignal.timeout(longest);
  const client = new Client({
    ...(token !== undefined && { auth: token }),
    ...(variables.GITHUB_API_URL && { baseUrl: apiUrl(variables.GITHUB_API_URL) }),
    userAgent: 'auth0-cognito-federation',
    log: NO_LOG,
    request: { fetch: fetchThrough(new EnvHttpProxyAgent({ maxResponseSize: MAX_BYTES }), signal) },
  });
  return { client, at: repositoryOf(repository), hasToken: token !== undefined };
}

/** Result of a request: a response, `undefined` if the object does not exist, or why the request failed. */
export type GitHubResult<T> = { readonly answer: T | undefined } | { readonly fault: Fault };

/**
 * Runs a request. Returns a missing object, a refusal and a missing response as results.
 *
 * @param work - calls GitHub, and reads the response
 */
export async function readFromGitHub<T>(
  { hasToken, at }: GitHubReader,
  call: FailedCall,
  work: () => Promise<T>,
): Promise<GitHubResult<T>> {
  try {
    return { answer: await asGitHubFault(call, work) };
  } catch (error) {
    // Another server can return anything, so reading a property of GitHub's response can fail.
    if (error instanceof TypeError)
      return { fault: fault.ERR_GITHUB_ANSWER({ path: call.doing, received: error.message }) };
    if (!(error instanceof FaultError)) throw error;
    const [cause] = error.faults;
    // GitHub returns 404 for objects that the caller cannot see, such as a private repository without a token.
    const isHidden = ['ERR_GITHUB_UNAUTHORIZED', 'ERR_GITHUB_FORBIDDEN', 'ERR_GITHUB_NOT_FOUND'].includes(cause.code);
    return {
      fault:
        isHidden && !hasToken
          ? fault.ERR_GITHUB_TOKEN_MISSING({ ...call, doing: `${call.doing} of ${at.owner}/${at.repo}` })
          : cause,
    };
  }
}

/** Like {@link readFromGitHub}, but a 404 means that the object does not exist in a readable repository. */
export const readOptionalFromGitHub = <T>(
  reader: GitHubReader,
  call: FailedCall,
  work: () => Promise<T>,
): Promise<GitHubResult<T>> =>
  readFromGitHub(reader, call, async () => {
    try {
      return await work();
    } catch (error) {
      if (statusOf(error) === 404) return undefined as T;
      throw error;
    }
  });
