import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Get } from './http';
import { runCheck, type CheckResult, type Context } from './check';
import { clientChecks } from './checks/clients';
import { federationChecks } from './checks/federation';
import { issuerChecks } from './checks/issuers';
import { pageChecks } from './checks/pages';

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

const MAX_RUN_MS = 120_000;

/** Sends requests until `time` milliseconds have passed. After that, each request rejects immediately. */
function withTimeLimit(time: number, get: Get): Get {
  const start = performance.now();
  return async (url) => {
    if (performance.now() - start > time) throw new Error(`not checked: the checks took longer than ${time / 1_000} s`);
    return get(url);
  };
}

/**
 * Checks the configuration of sign-in in a live environment, without credentials. It sends only GET requests, which sign in no user and
 * change nothing. The checks run one after the other in a fixed order; `onCheck` is called with each result. Checks that have not run after
 * 120 s are `unanswered`.
 */
export async function verify(
  outputs: EnvironmentOutputs,
  get: Get,
  onCheck: (result: CheckResult) => void = () => undefined,
): Promise<VerifyReport> {
  const context: Context = { outputs, get: withTimeLimit(MAX_RUN_MS, get) };
  const checks: CheckResult[] = [];
  const add = (result: CheckResult) => {
    checks.push(result);
    onCheck(result);
  };
  for (const question of issuerChecks(context)) add(await runCheck(question, context));
  for (const result of await federationChecks(context)) add(result);
  for (const question of [...clientChecks(context), ...pageChecks(context)]) add(await runCheck(question, context));
  return { environment: outputs.environment, outcome: outcomeOf(checks), checks };
}
