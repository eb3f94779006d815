import { throwFaults } from '@auth0-cognito/contract';

import { fault } from './faults';

/** Options of the plugin in `nx.json`. */
export interface NxCdktfOptions {
  /** Other names for the inferred targets: `{ "deploy": "apply" }`. */
  readonly targetNames?: Partial<Record<EnvironmentTarget, string>>;
  /**
   * The program that plans and applies.
   *
   * @default 'terraform'
   */
  readonly binary?: 'terraform' | 'tofu';
}

/** The targets of an environment, in the order of a delivery. */
export const ENVIRONMENT_TARGETS = [
  'synth',
  'validate',
  'rehearse',
  'plan',
  'review',
  'deploy',
  'verify',
  'output',
  'destroy',
] as const;
export type EnvironmentTarget = (typeof ENVIRONMENT_TARGETS)[number];

/** Checks the options from nx.json. Throws one error with all faults. */
export function checkedOptions(options: unknown): NxCdktfOptions {
  const { targetNames = {}, binary, ...rest } = (options ?? {}) as Record<string, unknown>;
  const wrong = (path: string, received: unknown, allowed: readonly string[]) =>
    fault.ERR_NX_CDKTF_OPTIONS({ path, received, allowed });
  throwFaults('options of @auth0-cognito/nx-cdktf in nx.json', [
    ...Object.entries(rest).map(([key, value]) => wrong(key, value, ['targetNames', 'binary'])),
    ...(binary === undefined || binary === 'terraform' || binary === 'tofu'
      ? []
      : [wrong('binary', binary, ['terraform', 'tofu'])]),
    ...Object.entries(targetNames as Record<string, unknown>).flatMap(([target, name]) => [
      ...((ENVIRONMENT_TARGETS as readonly string[]).includes(target)
        ? []
        : [wrong(`targetNames.${target}`, target, ENVIRONMENT_TARGETS)]),
      ...(typeof name === 'string' && /^[a-z][a-z0-9-]*$/.test(name)
        ? []
        : [wrong(`targetNames.${target}`, name, ['lower-case words with hyphens'])]),
    ]),
  ]);
  return (options ?? {}) as NxCdktfOptions;
}
