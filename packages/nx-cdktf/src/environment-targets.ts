import type { TargetConfiguration } from '@nx/devkit';
import type { EnvironmentTarget, NxCdktfOptions } from './options';

/** What is inferred for one environment: the app's own synth command, and its name. */
export interface EnvironmentApp {
  /** Folder name below `apps/`. */
  readonly name: string;
  /** `app` of its cdktf.json. */
  readonly command: string;
}

const FEDERATION = 'node packages/cli/bin/federation.mjs';

/** Targets of one environment, keyed by the names they have in this workspace. */
export function environmentTargets(
  { name, command }: EnvironmentApp,
  { targetNames = {}, binary }: NxCdktfOptions,
): Record<string, TargetConfiguration> {
  const named = (target: EnvironmentTarget) => targetNames[target] ?? target;
  const env = binary ? { TERRAFORM_BINARY_NAME: binary } : {};
  const target = (
    shellCommand: string,
    cwd: string,
    description: string,
    more: Partial<TargetConfiguration> = {},
  ): TargetConfiguration => ({
    executor: 'nx:run-commands',
    options: { command: shellCommand, cwd, env },
    cache: false,
    metadata: {
      description,
      technologies: ['cdktf', 'terraform'],
      help: { command: `${FEDERATION} --help`, example: {} },
    },
    ...more,
  });
  const federation = (line: string, description: string, more?: Partial<TargetConfiguration>) =>
    target(`${FEDERATION} ${line}`, '.', description, more);
  const synthesized = { dependsOn: [named('synth')] };
  // Two applies at once would take each other's approval prompts and, in one account, each other's limits.
  const alone = { parallelism: false };

  const targets: Record<EnvironmentTarget, TargetConfiguration> = {
    synth: target(command, '{projectRoot}', `Write ${name}'s Terraform JSON to cdktf.out`, {
      cache: true,
      inputs: ['sources', '^sources', 'toolchain'],
      outputs: ['{projectRoot}/cdktf.out/manifest.json', '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json'],
    }),
    validate: federation(
      `validate ${name}`,
      `Check ${name}'s Terraform JSON against the providers' schemas`,
      synthesized,
    ),
    rehearse: federation(`rehearse ${name}`, `Apply ${name} to local stand-ins of AWS and Auth0`),
    plan: federation(`plan ${name}`, `Plan ${name} and keep the plan for review and apply`, synthesized),
    review: federation(`review ${name}`, `Tell what ${name}'s plan does to the people who sign in`),
    deploy: target('npx --no-install cdktf deploy', '{projectRoot}', `Plan, ask, and apply ${name}`, alone),
    verify: federation(`verify ${name}`, `Ask the live ${name}, over HTTPS, whether sign-in is wired`),
    output: target('npx --no-install cdktf output', '{projectRoot}', `Print ${name}'s outputs`),
    destroy: federation(`destroy ${name}`, `Destroy ${name}, after its name was typed`, { ...synthesized, ...alone }),
  };
  return Object.fromEntries(Object.entries(targets).map(([key, value]) => [named(key as EnvironmentTarget), value]));
}
