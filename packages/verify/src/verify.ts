import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Ask } from './ask';
import { put, type CheckResult, type Context } from './check';
import { clientQuestions } from './checks/clients';
import { federationChecks } from './checks/federation';
import { issuerQuestions } from './checks/issuers';
import { pageQuestions } from './checks/pages';

/** What became of all checks. */
export interface VerifyReport {
  readonly environment: string;
  /** `failed` where any check failed; else `unanswered` where any got no answer; else `passed`. */
  readonly outcome: CheckResult['outcome'];
  readonly checks: readonly CheckResult[];
}

/** What checks come to together: `failed` where any failed; else `unanswered` where any got no answer; else `passed`. */
export const outcomeOf = (checks: readonly CheckResult[]): CheckResult['outcome'] =>
  (['failed', 'unanswered'] as const).find((bad) => checks.some((check) => check.outcome === bad)) ?? 'passed';

const LONGEST_RUN_MS = 120_000;

/** Asks for as long as the time lasts, in milliseconds; then it rejects at once. */
function within(time: number, ask: Ask): Ask {
  const start = performance.now();
  return async (url) => {
    if (performance.now() - start > time) throw new Error(`not checked: the checks took longer than ${time / 1_000} s`);
    return ask(url);
  };
}

/**
 * Asks a live environment whether sign-in is wired, without credentials: GET requests only, none of which signs anybody in or
 * changes anything. One after the other, in a stable order; `onCheck` gets each result as it comes.
 * After 120 s the rest is `unanswered`.
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
