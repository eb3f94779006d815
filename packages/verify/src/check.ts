import { type EnvironmentOutputs, isLoopbackHost, printable, shortened } from '@auth0-cognito/contract';
import { locationOf, type Answer, type Ask } from './ask';

/** One question to a live environment, and what came of it. */
export interface CheckResult {
  /** Stable kebab-case name, with what it was asked of: `callback-accepted:web`. */
  readonly id: string;
  /** What holds when it holds, in words. */
  readonly title: string;
  /** `passed`, `failed`, or `unanswered` where no answer came. */
  readonly outcome: 'passed' | 'failed' | 'unanswered';
  /** The request, without values that vary from run to run. */
  readonly asked: string;
  readonly expected: string;
  readonly got: string;
  /** What to do where it failed. */
  readonly fix: string;
}

/** What a check is made of; `judge` gets the answer and returns what it got and whether that is correct. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly expected: string;
  readonly fix: string;
  readonly judge: (answer: Answer) => { readonly ok: boolean; readonly got: string };
}

/** What came of a check. */
export type Verdict = Pick<CheckResult, 'outcome' | 'got'>;

/** A check before its verdict. */
export type NamedCheck = Omit<CheckResult, keyof Verdict>;

/** What all checks share. */
export interface Context {
  readonly outputs: EnvironmentOutputs;
  readonly ask: Ask;
}

/** In characters. */
const LONGEST_GOT = 500;

const withoutQuery = (url: string) => url.split('?', 1)[0] ?? url;

/** Why something failed, in one line. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // fetch wraps what happened: the certificate, the name, the refusal. A refusal by several addresses has a code only.
  const { message, code } = (error.cause ?? {}) as { readonly message?: string; readonly code?: string };
  const cause = message || code;
  return cause ? `${error.message}: ${cause}` : error.message;
};

/** Schemes that the environment's own URLs have: native applications have their own. */
function ownSchemes(outputs: EnvironmentOutputs): ReadonlySet<string> {
  const urls = Object.values(outputs.clients).flatMap((client) => [...client.callback_urls, ...client.logout_urls]);
  return new Set(urls.map((url) => new URL(url).protocol).filter((scheme) => scheme !== 'http:'));
}

/** A redirect that leaves https for anything but an application of this environment or of this machine. */
function insecureRedirect(answer: Answer, asked: string, outputs: EnvironmentOutputs): URL | undefined {
  const to = locationOf(answer, asked);
  if (!to || to.protocol === 'https:') return undefined;
  if (to.protocol === 'http:') return isLoopbackHost(to.hostname) ? undefined : to;
  return ownSchemes(outputs).has(to.protocol) ? undefined : to;
}

/** What became of a check. `got` comes from servers: it is shortened, and its control and invisible characters are written out. */
export const resultOf = (check: NamedCheck, { outcome, got }: Verdict): CheckResult => ({
  ...check,
  outcome,
  got: shortened(printable(got), LONGEST_GOT),
});

/**
 * Asks one question. A question that gets no answer is `unanswered`, never passed: a certificate that does not fit, an outdated
 * TLS version and a name that does not resolve give none. A redirect that leaves https fails whatever was asked.
 */
export async function put(question: Question, { outputs, ask }: Context): Promise<CheckResult> {
  const { id, title, url, expected, fix } = question;
  const check = { id, title, asked: `GET ${withoutQuery(url)}`, expected, fix };
  let answer: Answer;
  try {
    answer = await ask(url);
  } catch (error) {
    return resultOf(check, { outcome: 'unanswered', got: `no answer (${reasonOf(error)})` });
  }
  const insecure = insecureRedirect(answer, url, outputs);
  if (insecure) {
    return resultOf(check, { outcome: 'failed', got: `a redirect that leaves https: ${withoutQuery(insecure.href)}` });
  }
  const { ok, got } = question.judge(answer);
  return resultOf(check, { outcome: ok ? 'passed' : 'failed', got });
}
