import { throwFaults, type Fault } from '@auth0-cognito/contract';

import { issueFaults } from './faults';
import { literalFaults } from './literals';
import { environmentSchema, type Environment, type EnvironmentInput } from './schema/environment';

/** Everything that is wrong with the values of an environment, by path. None where it is right. */
export function environmentFaults(input: unknown): readonly Fault[] {
  const literals = literalFaults(input);
  const { error } = environmentSchema.safeParse(input);
  const issues = error?.issues.flatMap((issue) => issueFaults(issue, input, environmentSchema)) ?? [];
  // A token or a secret breaks most shapes too: one fault tells it.
  const told = new Set(literals.map(({ path }) => path));
  return [...literals, ...issues.filter(({ path }) => !told.has(path))];
}

/**
 * Checks the values of an environment and fills in its defaults. Throws one `FaultError` with every fault, each with code,
 * path, what was received, what is allowed and the fix.
 *
 * @example
 * const environment = defineEnvironment({ name: 'dev', stage: 'development', … });
 */
export function defineEnvironment(input: EnvironmentInput): Environment {
  const name = typeof (input as { name?: unknown } | null)?.name === 'string' ? input.name : '';
  throwFaults(`environment ${name}`.trim(), environmentFaults(input));
  return environmentSchema.parse(input);
}
