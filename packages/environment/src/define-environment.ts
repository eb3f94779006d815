import { throwFaults, type Fault } from '@auth0-cognito/contract';

import { issueFaults } from './issue-faults';
import { literalFaults } from './literals';
import type { Environment, EnvironmentInput } from './environment-input';
import { environmentSchema } from './schema/environment';

/** Result of a check of values: the environment, if there are no faults. */
function check(input: unknown): { readonly faults: readonly Fault[]; readonly environment?: Environment } {
  const literals = literalFaults(input);
  const { error, data } = environmentSchema.safeParse(input);
  const issues = error?.issues.flatMap((issue) => issueFaults(issue, input, environmentSchema)) ?? [];
  // A token or a secret also violates most shapes; it is reported once.
  const reported = new Set(literals.map(({ path }) => path));
  return { faults: [...literals, ...issues.filter(({ path }) => !reported.has(path))], environment: data };
}

/** All faults of the values of an environment, by path. */
export const environmentFaults = (input: unknown): readonly Fault[] => check(input).faults;

/**
 * Checks the values of an environment and fills in its defaults. Throws one `FaultError` with every fault, each with code,
 * path, what was received, what is allowed and the fix.
 *
 * @example
 * const environment = defineEnvironment({ name: 'dev', stage: 'development', … });
 */
export function defineEnvironment(input: EnvironmentInput): Environment {
  const { faults, environment } = check(input);
  const { name } = (input ?? {}) as { name?: unknown };
  throwFaults(typeof name === 'string' ? `environment ${name}` : 'environment', faults);
  if (!environment) throw new TypeError('values without faults are an environment');
  return environment;
}
