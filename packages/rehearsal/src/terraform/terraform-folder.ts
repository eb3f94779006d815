import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTerraformJson, type TerraformJson } from '@auth0-cognito/checkout';
import { interrupted, stepFailed } from '../failures';
import type { ChildEnvironment } from '../processes/child-environment';
import type { Runner, RunResult } from '../processes/run';
import { failureText } from './messages';

/** Settings of Terraform. */
export interface TerraformSettings {
  readonly terraform: string;
  readonly runner: Runner;
  /** Called for each run, because variables depend on the configuration. */
  readonly environment: () => ChildEnvironment;
  readonly logFile: string;
}

/** A change in a plan. */
export interface PlannedChange {
  /** Address of the resource. */
  readonly address: string;
  /** Terraform's actions: `create`, `update`, `delete`, …; a replacement has two, in order. */
  readonly actions: readonly string[];
}

/** Result of a plan. */
export interface PlanResult {
  /** Whether the plan has no changes. */
  readonly clean: boolean;
  readonly changes: readonly PlannedChange[];
  /** Names of outputs that would change. */
  readonly outputs: readonly string[];
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

interface StateJson {
  readonly values?: { readonly root_module?: { readonly resources?: readonly StateResource[] } };
}

/** A resource in the state. Can contain secrets. */
export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const changes = (actions: readonly string[]) => actions.some((action) => action !== 'no-op' && action !== 'read');

/** Inputs of `terraform init`: backend and providers. */
const initialization = (bytes: Buffer) => JSON.stringify(parseTerraformJson(bytes.toString()).terraform);

/** The checksums in a lock file, one per line. */
const CHECKSUMS = /^ *hashes = \[[^\]]*\]\n/gm;

/** A folder with the JSON of a stack, in which the real Terraform runs. */
export class TerraformFolder {
  private isInitialized = false;

  constructor(
    readonly path: string,
    private readonly settings: TerraformSettings,
  ) {
    mkdirSync(path, { recursive: true });
  }

  /** The configuration's file. */
  get file(): string {
    return join(this.path, 'cdk.tf.json');
  }

  /** The bytes of the configuration. */
  get bytes(): Buffer {
    return readFileSync(this.file);
  }

  /** Replaces the configuration. */
  write(json: TerraformJson | Buffer): void {
    const before = existsSync(this.file) ? initialization(this.bytes) : '';
    writeFileSync(this.file, Buffer.isBuffer(json) ? json : JSON.stringify(json, null, 2));
    if (initialization(this.bytes) !== before) this.isInitialized = false;
  }

  /** Records that `terraform init` has run here, by cdktf. */
  markInitialized(): void {
    this.forgetChecksums();
    this.isInitialized = true;
  }

  /** Runs `terraform init` if the configuration has changed since the last one. */
  async init(signal?: AbortSignal): Promise<void> {
    if (this.isInitialized) return;
    await this.must('terraform init', ['init', '-input=false', '-reconfigure'], signal);
    this.markInitialized();
  }

  /** `terraform apply`, without asking. */
  async apply(signal?: AbortSignal): Promise<void> {
    await this.init(signal);
    await this.must('terraform apply', ['apply', '-input=false', '-auto-approve'], signal);
  }

  /** `terraform plan`, as data. */
  async plan(signal?: AbortSignal): Promise<PlanResult> {
    await this.init(signal);
    const file = join(this.path, 'rehearsal.tfplan');
    try {
      const { exitCode, stdout, stderr } = await this.run(
        ['plan', '-input=false', '-detailed-exitcode', `-out=${file}`],
        signal,
      );
      if (exitCode === 0) return { clean: true, changes: [], outputs: [] };
      if (exitCode !== 2)
        throw stepFailed({ step: 'terraform plan', why: failureText(stdout + stderr), log: this.settings.logFile });
      const plan = JSON.parse(await this.must('terraform show', ['show', '-json', file], signal)) as PlanJson;
      return {
        clean: false,
        changes: (plan.resource_changes ?? [])
          .filter(({ change }) => changes(change.actions))
          .map(({ address, change }) => ({ address, actions: change.actions })),
        outputs: Object.entries(plan.output_changes ?? {}).flatMap(([name, { actions }]) =>
          changes(actions) ? name : [],
        ),
      };
    } finally {
      // A plan file contains secrets.
      rmSync(file, { force: true });
    }
  }

  /** `terraform destroy`, without asking. */
  async destroy(signal?: AbortSignal): Promise<void> {
    await this.init(signal);
    await this.must('terraform destroy', ['destroy', '-input=false', '-auto-approve'], signal);
  }

  /** Values of the outputs. */
  async outputs(): Promise<Record<string, unknown>> {
    await this.init();
    const json = JSON.parse(await this.must('terraform output', ['output', '-json'])) as Record<
      string,
      { value: unknown }
    >;
    return Object.fromEntries(Object.entries(json).map(([name, { value }]) => [name, value]));
  }

  /** Resources in the state. */
  async resources(): Promise<readonly StateResource[]> {
    await this.init();
    const state = JSON.parse(await this.must('terraform show', ['show', '-json'], undefined, false)) as StateJson;
    return state.values?.root_module?.resources ?? [];
  }

  /** Runs Terraform with any arguments. Returns a failure as a result. `kill` kills it, as `kill -9` does. */
  run(args: readonly string[], signal?: AbortSignal, logs = true, kill?: AbortSignal): Promise<RunResult> {
    const { terraform, runner, environment, logFile } = this.settings;
    const [command = '', ...rest] = args;
    const colours = ['init', 'plan', 'apply', 'destroy', 'show', 'output'].includes(command) ? ['-no-color'] : [];
    return runner.run(terraform, [command, ...colours, ...rest], {
      cwd: this.path,
      environment: environment(),
      ...(signal && { signal }),
      ...(kill && { kill }),
      // State and plans as JSON contain secrets.
      ...(logs && command !== 'show' && { logFile }),
    });
  }

  /**
   * Removes the checksums of the lock file. With them, each command of Terraform reads a provider of 700 MB for half a second,
   * to compare it with the checksum that `init` has just written. The lock file is only for this rehearsal.
   */
  private forgetChecksums(): void {
    const file = join(this.path, '.terraform.lock.hcl');
    // There is no lock file if all providers are attached.
    if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(CHECKSUMS, ''));
  }

  private async must(step: string, args: readonly string[], signal?: AbortSignal, logs = true): Promise<string> {
    const { exitCode, stdout, stderr } = await this.run(args, signal, logs);
    if (signal?.aborted) throw interrupted();
    if (exitCode !== 0) throw stepFailed({ step: step, why: failureText(stdout + stderr), log: this.settings.logFile });
    return stdout;
  }
}
