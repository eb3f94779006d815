import type { TargetConfiguration } from '@nx/devkit';
import type { EnvironmentTarget, NxCdktfOptions } from './options';

/** An app below `apps/`, with the command that synthesizes it. */
export interface App {
  /** Folder name below `apps/`. */
  readonly name: string;
  /** `app` of its cdktf.json. */
  readonly command: string;
}

const CDKTF = 'npx --no-install cdktf';
const FEDERATION = 'node packages/cli/bin/federation.mjs';

/** The synth command of apps that can run in one shared process. */
const RUN = 'node ../../tools/run.mjs src/main.ts';
/** Executor of these apps, by its path. With the package's name, Nx would load TypeScript to find it: a third of the time of a cached run. */
const EXECUTOR = './packages/nx-cdktf:synth';

/** One target: its command line, working folder and documentation. */
interface Run {
  readonly line: string;
  readonly cwd?: string;
  readonly help: string;
}

/** Functions and targets that all apps have in common. */
function targetsOf({ name, command }: App, { targetNames = {}, binary }: NxCdktfOptions) {
  const named = (target: EnvironmentTarget) => targetNames[target] ?? target;
  const env = binary ? { TERRAFORM_BINARY_NAME: binary } : {};
  const target = (
    { line, cwd = '.', help }: Run,
    description: string,
    more: Partial<TargetConfiguration> = {},
  ): TargetConfiguration => ({
    executor: 'nx:run-commands',
    options: { command: line, cwd, env },
    cache: false,
    metadata: { description, technologies: ['cdktf', 'terraform'], help: { command: `${help} --help`, example: {} } },
    ...more,
  });
  const synth = target(
    { line: command, cwd: '{projectRoot}', help: `${CDKTF} synth` },
    `Synthesize the Terraform JSON of ${name} to cdktf.out`,
    {
      ...(command === RUN && { executor: EXECUTOR, options: { cwd: '{projectRoot}' } }),
      cache: true,
      inputs: ['sources', '^sources', 'toolchain'],
      outputs: [
        '{projectRoot}/cdktf.out/manifest.json',
        '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json',
        '{projectRoot}/cdktf.out/stacks/*/assets',
      ],
    },
  );
  return { named, target, synth, synthesized: { dependsOn: [named('synth')] } };
}

// Two applies at once would share one terminal for their approval prompts and, in one account, the rate limits of AWS.
const notParallel = { parallelism: false };

/**
 * Targets of an app that is not an environment, such as bootstrap. Its target `bootstrap` has the name of an environment as an argument:
 * `nx bootstrap bootstrap-app dev`.
 */
export function appTargets(app: App, options: NxCdktfOptions): Record<string, TargetConfiguration> {
  const { named, target, synth, synthesized } = targetsOf(app, options);
  const bootstrap = `${FEDERATION} bootstrap`;
  return {
    [named('synth')]: synth,
    [named('validate')]: target(
      { line: 'node ../../packages/bootstrap/scripts/validate.mjs', cwd: '{projectRoot}', help: 'terraform validate' },
      `Validate the Terraform JSON of ${app.name} against the providers' schemas`,
      synthesized,
    ),
    bootstrap: target(
      { line: bootstrap, help: bootstrap },
      'Create the state bucket, the roles and the Auth0 management applications that an environment needs before its first deployment',
      notParallel,
    ),
  };
}

/** Targets of one environment, by their names in this workspace. */
export function environmentTargets(app: App, options: NxCdktfOptions): Record<string, TargetConfiguration> {
  const { named, target, synth, synthesized } = targetsOf(app, options);
  const { name } = app;
  const federation = (subcommand: string, description: string, more?: Partial<TargetConfiguration>) => {
    const help = `${FEDERATION} ${subcommand}`;
    return target({ line: `${help} ${name}`, help }, description, more);
  };

  const targets: Record<EnvironmentTarget, TargetConfiguration> = {
    synth,
    validate: federation(
      'validate',
      `Validate the Terraform JSON of ${name} against the providers' schemas`,
      synthesized,
    ),
    rehearse: federation('rehearse', `Apply ${name} to local stand-ins of AWS and Auth0`),
    plan: federation('plan', `Plan ${name} and save the plan for review and apply`, synthesized),
    review: federation('review', `Review the saved plan of ${name}: its changes, their risks for users, and a verdict`),
    // `recover` runs first: cdktf would create the orphans of a killed first apply a second time. `umask` protects the file next to the JSON
    // to which Terraform writes the state, with its secrets, if the backend refuses it.
    deploy: target(
      {
        line: `umask 077 && node ../../packages/cli/bin/federation.mjs recover ${name} && ${CDKTF} deploy`,
        cwd: '{projectRoot}',
        help: `${CDKTF} deploy`,
      },
      `Plan and apply ${name} after a confirmation; refuse if a stopped apply left objects that are not in the state`,
      { ...synthesized, ...notParallel },
    ),
    verify: federation('verify', `Check the sign-in configuration of the deployed ${name} over HTTPS`),
    // The outputs need no provider hashes for other platforms. The provider mirror of a rehearsal does not have them.
    output: target(
      { line: `${CDKTF} output --skip-provider-lock`, cwd: '{projectRoot}', help: `${CDKTF} output` },
      `Print the outputs of ${name}`,
    ),
    destroy: federation('destroy', `Destroy ${name}, after you confirm with its name`, {
      ...synthesized,
      ...notParallel,
    }),
  };
  return Object.fromEntries(Object.entries(targets).map(([key, value]) => [named(key as EnvironmentTarget), value]));
}
