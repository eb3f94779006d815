import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Ask } from './ask';
import { put, type CheckResult, type Context } from './check';
import { clientQuestions } from './checks/clients';
import { federationChecks } from './checks/federation';
import { issuerQuestions } from './checks/issuers';
import { pageQuestions } from './checks/pages';

/** The results of all checks. */
export interface VerifyReport {
  readonly environment: string;
  /** `failed` if a check failed; otherwise `unanswered` if a check is unanswered; otherwise `passed`. */
  readonly outcome: CheckResult['outcome'];
  readonly checks: readonly CheckResult[];
}

/** The outcome of several checks, see {@link VerifyReport.outcome}. */
export const outcomeOf = (checks: readonly CheckResult[]): CheckResult['outcome'] =>
  (['failed', 'unanswered'] as const).find((bad) => checks.some((check) => check.outcome === bad)) ?? 'passed';

const LONGEST_RUN_MS = 120_000;

/** Sends requests until `time` milliseconds have passed. After that, each request rejects immediately. */
function within(time: number, ask: Ask): Ask {
  const start = performance.now();
  return async (url) => {
    if (performance.now() - start > time) throw new Error(`not checked: the checks took longer than ${time / 1_000} s`);
    return ask(url);
  };
}

/**
 * Checks the configuration of sign-in in a live environment, without credentials. It sends only GET requests, which sign in no user and
 * change nothing. The checks run one after the other in a fixed order; `onCheck` is called with each result. Checks that have not run after
 * 120 s are `unanswered`.
 */
export async function verify(
  outputs: EnvironmentOutputs,
  ask: Ask,
  onCheck: (result: CheckResult) => void = () => undefined,
): Promise<VerifyReport> {
  const context: Context = { outputs, ask: within(LONGEST_RUN_MS, ask) };
  const checks: CheckResult[] = [];
  const keep = (result: CheckResult) => {
    checks.push(result);
    onCheck(result);
  };
  for (const question of issuerQuestions(context)) keep(await put(question, context));
  for (const result of await federationChecks(context)) keep(result);
  for (const question of [...clientQuestions(context), ...pageQuestions(context)]) keep(await put(question, context));
  return { environment: outputs.environment, outcome: outcomeOf(checks), checks };
}
