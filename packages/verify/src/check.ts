import { type EnvironmentOutputs, isLoopbackHost } from '@auth0-cognito/contract';
import { locationOf, type Answer, type Ask } from './ask';

/** One question to a live environment, and what came of it. */
export interface CheckResult {
  /** Stable kebab-case name, with what it was asked of: `callback-accepted:web`. */
  readonly id: string;
  /** What holds when it holds, in words. */
  readonly title: string;
  /** `held`, `failed`, or `unasked` where no answer came. */
  readonly outcome: 'held' | 'failed' | 'unasked';
  /** The request, without values that vary from run to run. */
  readonly asked: string;
  readonly expected: string;
  readonly got: string;
  /** What to do where it failed. */
  readonly fix: string;
}

/** What a check is made of; `judge` gets the answer and tells what it got and whether that is right. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly expected: string;
  readonly fix: string;
  readonly judge: (answer: Answer) => { readonly ok: boolean; readonly got: string };
}

/** What all checks share. */
export interface Context {
  readonly outputs: EnvironmentOutputs;
  readonly ask: Ask;
}

const withoutQuery = (url: string) => url.split('?', 1)[0] ?? url;

/** Why something failed, in one line. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // fetch wraps what happened: the certificate, the name, the refusal. A refusal by several addresses has a code only.
  const { message, code } = (error.cause ?? {}) as { readonly message?: string; readonly code?: string };
  const cause = message || code;
  return cause ? `${error.message}: ${cause}` : error.message;
};

/** A redirect that leaves https for anything but an application on this machine. */
function insecureRedirect(answer: Answer, asked: string): URL | undefined {
  const to = locationOf(answer, asked);
  return to && to.protocol !== 'https:' && !isLoopbackHost(to.hostname) ? to : undefined;
}

/**
 * Asks one question. A question that gets no answer is `unasked`, never held: a certificate that does not fit, an outdated
 * TLS version and a name that does not resolve give none. A redirect that leaves https fails whatever was asked.
 */
export async function put(question: Question, ask: Ask): Promise<CheckResult> {
  const { id, title, url, expected, fix } = question;
  const common = { id, title, asked: `GET ${withoutQuery(url)}`, expected, fix };
  let answer: Answer;
  try {
    answer = await ask(url);
  } catch (error) {
    return { ...common, outcome: 'unasked', got: `no answer (${reasonOf(error)})` };
  }
  const insecure = insecureRedirect(answer, url);
  if (insecure) return { ...common, outcome: 'failed', got: `a redirect to plain http: ${insecure.origin}` };
  const { ok, got } = question.judge(answer);
  return { ...common, outcome: ok ? 'held' : 'failed', got };
}
