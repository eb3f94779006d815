import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { EnvHttpProxyAgent } from 'undici';
import { apiUrl, fetchThrough, repositoryOf, SILENT, statusOf, asGitHubFault } from './connection';
import type { FailedCall } from '../faults/github';
import { fault } from '../faults';

/** A server that answers slowly, or page after page, is given up after this many milliseconds in all. */
const LONGEST = 30_000;
/** No answer that is read here is longer. */
const LARGEST = 5_000_000;

const Client = Octokit.plugin(paginateRest);

/** Reads the settings of one repository. Unlike a connection it needs no token, waits for no limit and tries nothing again. */
export interface GitHubReader {
  readonly client: InstanceType<typeof Client>;
  /** Owner and name, as parameters of every call. */
  readonly at: { readonly owner: string; readonly repo: string };
  readonly hasToken: boolean;
}

/**
 * The token of this shell, by the variables and in the order in which gh reads them.
 *
 * @see https://cli.github.com/manual/gh_help_environment
 */
export const tokenOf = ({ GH_TOKEN: first, GITHUB_TOKEN: second }: NodeJS.ProcessEnv): string | undefined =>
  first || second || undefined;

/** @throws FaultError ERR_GITHUB_REPOSITORY, ERR_GITHUB_API_URL. */
export function openReader(repository: string, variables = process.env, longest = LONGEST): GitHubReader {
  const token = tokenOf(variables);
  const signal = AbortSignal.timeout(longest);
  const client = new Client({
    ...(token !== undefined && { auth: token }),
    ...(variables.GITHUB_API_URL && { baseUrl: apiUrl(variables.GITHUB_API_URL) }),
    userAgent: 'auth0-cognito-federation',
    log: SILENT,
    request: { fetch: fetchThrough(new EnvHttpProxyAgent({ maxResponseSize: LARGEST }), signal) },
  });
  return { client, at: repositoryOf(repository), hasToken: token !== undefined };
}

/** Result of a request: an answer, `undefined` if GitHub has no such object, or why the request failed. */
export type Asked<T> = { readonly answer: T | undefined } | { readonly fault: Fault };

/**
 * Asks one question. That GitHub does not know, refuses, or does not answer is a result.
 *
 * @param work - calls GitHub, and reads what it needs of the answer
 */
export async function asked<T>(
  { hasToken, at }: GitHubReader,
  call: FailedCall,
  work: () => Promise<T>,
): Promise<Asked<T>> {
  try {
    return { answer: await asGitHubFault(call, work) };
  } catch (error) {
    // Another server may answer anything: what reads its answer finds no property where GitHub has one.
    if (error instanceof TypeError)
      return { fault: fault.ERR_GITHUB_ANSWER({ path: call.doing, received: error.message }) };
    if (!(error instanceof FaultError)) throw error;
    const [cause] = error.faults;
    // GitHub hides what a caller may not see: to one without a token, a private repository is not there.
    const isHidden = ['ERR_GITHUB_UNAUTHORIZED', 'ERR_GITHUB_FORBIDDEN', 'ERR_GITHUB_NOT_FOUND'].includes(cause.code);
    return {
      fault:
        isHidden && !hasToken
          ? fault.ERR_GITHUB_TOKEN_MISSING({ ...call, doing: `${call.doing} of ${at.owner}/${at.repo}` })
          : cause,
    };
  }
}

/** As {@link asked}, where a 404 is an answer: there is no such thing in a repository that the token may see. */
export const askedForOne = <T>(reader: GitHubReader, call: FailedCall, work: () => Promise<T>): Promise<Asked<T>> =>
  asked(reader, call, async () => {
    try {
      return await work();
    } catch (error) {
      if (statusOf(error) === 404) return undefined as T;
      throw error;
    }
  });
