/** Options of the plugin in `nx.json`. */
export interface NxCdktfOptions {
  /** Names for the inferred targets, where a team has other words for them: `{ "deploy": "apply" }`. */
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

/** Checks the options as a person wrote them; all faults in one error. */
export function checkedOptions(options: unknown): NxCdktfOptions {
  const faults: string[] = [];
  const { targetNames = {}, binary, ...rest } = (options ?? {}) as Record<string, unknown>;
  for (const key of Object.keys(rest)) faults.push(`unknown option '${key}'; allowed: targetNames, binary`);
  if (binary !== undefined && binary !== 'terraform' && binary !== 'tofu') {
    faults.push(`binary is ${JSON.stringify(binary)}; allowed: 'terraform', 'tofu'`);
  }
  for (const [target, name] of Object.entries(targetNames as Record<string, unknown>)) {
    if (!(ENVIRONMENT_TARGETS as readonly string[]).includes(target)) {
      faults.push(`targetNames names '${target}'; allowed: ${ENVIRONMENT_TARGETS.join(', ')}`);
    }
    if (typeof name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(name)) {
      faults.push(`targetNames.${target} is ${JSON.stringify(name)}; allowed: lower-case words with hyphens`);
    }
  }
  if (faults.length > 0) {
    throw new Error(`ERR_NX_CDKTF_OPTIONS in nx.json, plugin @auth0-cognito/nx-cdktf:\n  ${faults.join('\n  ')}`);
  }
  return (options ?? {}) as NxCdktfOptions;
}
