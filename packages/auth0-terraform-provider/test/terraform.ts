import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The result of a run of Terraform. */
export interface Run {
  readonly code: number;
  /** Both streams, without colors. */
  readonly output: string;
}

/** One resource in a plan's JSON. */
export interface PlannedChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Record<string, unknown> | null;
    readonly after: Record<string, unknown> | null;
    readonly after_unknown: Record<string, unknown>;
    readonly replace_paths?: unknown[];
  };
}

export interface PlanJson {
  readonly resource_changes: readonly PlannedChange[];
  readonly resource_drift?: readonly PlannedChange[];
  readonly prior_state?: unknown;
}

/** A stack in a separate folder, with local state, run by the real Terraform. */
export class Stack {
  private constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async at(environment: NodeJS.ProcessEnv): Promise<Stack> {
    const folder = await mkdtemp(join(tmpdir(), 'auth0-provider-'));
    return new Stack(folder, {
      PATH: process.env.PATH,
      HOME: folder,
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
      ...environment,
    });
  }

  /**
   * Writes the configuration and initializes it. Nothing is downloaded; a provider that is not attached is installed
   * from `mirror`, a folder of providers.
   */
  async configure(configuration: string, mirror?: string): Promise<void> {
    const installation = `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(mirror)} }\n}`;
    await writeFile(join(this.folder, 'terraform.rc'), mirror ? installation : '');
    await writeFile(join(this.folder, 'main.tf'), `${REQUIRED}\n${configuration}`);
    const run = await this.terraform('init');
    if (run.code !== 0) throw new Error(run.output);
  }

  terraform(command: string, ...options: string[]): Promise<Run> {
    return this.run([command, '-no-color', ...options]);
  }

  private run(words: readonly string[]): Promise<Run> {
    return new Promise((resolve) => {
      const settings = { cwd: this.folder, env: this.environment, maxBuffer: 64 * 1024 * 1024 };
      execFile('terraform', words, settings, (failure, stdout, stderr) => {
        resolve({ code: failure ? Number(failure.code ?? 1) : 0, output: stdout + stderr });
      });
    });
  }

  /** Applies, and throws if Terraform fails. */
  async apply(...options: string[]): Promise<Run> {
    const run = await this.terraform('apply', '-auto-approve', '-input=false', ...options);
    if (run.code !== 0) throw new Error(run.output);
    return run;
  }

  /** Plans, and returns the plan as JSON. */
  async plan(...options: string[]): Promise<PlanJson> {
    const run = await this.terraform('plan', '-input=false', '-out=plan.bin', ...options);
    if (run.code !== 0) throw new Error(run.output);
    return JSON.parse((await this.terraform('show', '-json', 'plan.bin')).output) as PlanJson;
  }

  /** Whether a plan has no changes. */
  async isClean(): Promise<boolean> {
    const run = await this.terraform('plan', '-input=false', '-detailed-exitcode');
    if (run.code === 1) throw new Error(run.output);
    return run.code === 0;
  }

  /** Attributes of a resource in the state. */
  async state(address: string): Promise<Record<string, unknown> | undefined> {
    return (await this.resources()).find(({ address: found }) => found === address)?.attributes;
  }

  /** Addresses of the managed resources in the state. */
  async addresses(): Promise<string[]> {
    return (await this.resources()).flatMap(({ mode, address }) => (mode === 'managed' ? [address] : []));
  }

  /** Values that differ between runs (IDs, secrets), each with a stable name. */
  async names(): Promise<Record<string, string>> {
    const found = (await this.resources()).flatMap(({ address, attributes }) =>
      ['id', 'client_id', 'client_secret', 'version_id'].flatMap((name): [string, string][] => {
        const value = attributes[name];
        return typeof value === 'string' && value !== '' ? [[value, `${address}.${name}`]] : [];
      }),
    );
    return Object.fromEntries(found);
  }

  private async resources() {
    const text = await readFile(join(this.folder, 'terraform.tfstate'), 'utf8').catch(() => '{"resources":[]}');
    const { resources } = JSON.parse(text) as {
      resources: { mode: string; type: string; name: string; instances: { attributes: Record<string, unknown> }[] }[];
    };
    return resources.map(({ mode, type, name, instances }) => ({
      mode,
      address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
      attributes: instances[0]?.attributes ?? {},
    }));
  }

  /** Removes resources from the state, but not from the tenant. */
  async forget(...addresses: string[]): Promise<void> {
    const run = await this.run(['state', 'rm', ...addresses]);
    if (run.code !== 0) throw new Error(run.output);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const REQUIRED = `
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = ">= 1.38, < 2"
    }
  }
}
`;
