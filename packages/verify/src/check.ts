import { type EnvironmentOutputs, isLoopbackHost, printable, shortened } from '@auth0-cognito/contract';
import { locationOf, type HttpResponse, type Get } from './http';

/** One check of a live environment, with its result. */
export interface CheckResult {
  /** Stable kebab-case name and the checked object: `callback-accepted:web`. */
  readonly id: string;
  /** The statement that is true if the check passes. */
  readonly title: string;
  /** `passed`, `failed`, or `unanswered` if there was no response. */
  readonly outcome: 'passed' | 'failed' | 'unanswered';
  /** The request, without values that differ in each run. */
  readonly request: string;
  readonly expected: string;
  readonly got: string;
  /** The fix if the check fails. */
  readonly fix: string;
}

/** The definition of a check. `judge` returns whether a response is correct, and the text for `got`. */
export interface CheckDefinition {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly expected: string;
  readonly fix: string;
  readonly judge: (response: HttpResponse) => { readonly ok: boolean; readonly got: string };
}

/** The result of a check. */
export type Verdict = Pick<CheckResult, 'outcome' | 'got'>;

/** A check without its result. */
export type NamedCheck = Omit<CheckResult, keyof Verdict>;

/** The input of all checks. */
export interface Context {
  readonly outputs: EnvironmentOutputs;
  readonly get: Get;
}

/** Maximum length of `got`, in characters. */
const MAX_GOT = 500;

const withoutQuery = (url: string) => url.split('?', 1)[0] ?? url;

/** The cause of an error, in one line. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // fetch wraps the network error, such as a wrong certificate. If several addresses refuse the connection, the error has only a code.
  const { message, code } = (error.cause ?? {}) as { readonly message?: string; readonly code?: string };
  const cause = message || code;
  return cause ? `${error.message}: ${cause}` : error.message;
};

/** URL schemes of the environment's own URLs, including the custom schemes of native applications. */
function ownSchemes(outputs: EnvironmentOutputs): ReadonlySet<string> {
  const urls = Object.values(outputs.clients).flatMap((client) => [...client.callback_urls, ...client.logout_urls]);
  return new Set(urls.map((url) => new URL(url).protocol).filter((scheme) => scheme !== 'http:'));
}

/** The target of a redirect that leaves https; undefined if there is none, or if it is an application of this environment or machine. */
function insecureRedirect(response: HttpResponse, request: string, outputs: EnvironmentOutputs): URL | undefined {
  const to = locationOf(response, request);
  if (!to || to.protocol === 'https:') return undefined;
  if (to.protocol === 'http:') return isLoopbackHost(to.hostname) ? undefined : to;
  return ownSchemes(outputs).has(to.protocol) ? undefined : to;
}

/** A check with its result. `got` comes from servers, so it is shortened, and its control and invisible characters are escaped. */
export const resultOf = (check: NamedCheck, { outcome, got }: Verdict): CheckResult => ({
  ...check,
  outcome,
  got: shortened(printable(got), MAX_GOT),
});

/**
 * Sends the request of a check and judges the response. Without a response, the result is `unanswered`: after a wrong certificate, an
 * outdated TLS version or a name that does not resolve. A redirect that leaves https fails every check.
 */
export async function runCheck(question: CheckDefinition, { outputs, get }: Context): Promise<CheckResult> {
  const { id, title, url, expected, fix } = question;
  const check = { id, title, request: `GET ${withoutQuery(url)}`, expected, fix };
  let response: HttpResponse;
  try {
    response = await get(url);
  } catch (error) {
    return resultOf(check, { outcome: 'unanswered', got: `no response (${reasonOf(error)})` });
  }
  const insecure = insecureRedirect(response, url, outputs);
  if (insecure) {
    return resultOf(check, { outcome: 'failed', got: `a redirect that leaves https: ${withoutQuery(insecure.href)}` });
  }
  const { ok, got } = question.judge(response);
  return resultOf(check, { outcome: ok ? 'passed' : 'failed', got });
}
