import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { startRehearsal, type InjectedFault, type PassingCall, type Rehearsal } from '@auth0-cognito/rehearsal';
import { execa } from 'execa';
import { callOf, type Call } from './calls';
import { STARTED_AS } from './environment';
import { eventsOf, type TerraformEvents } from './terraform-events';

/** A run of Terraform, with the calls that it made. */
export interface Run extends TerraformEvents {
  readonly ok: boolean;
  readonly calls: readonly Call[];
}

/** The output of `federation recover`. */
export interface RecoverReport {
  readonly report: string;
  /** Import blocks. */
  readonly imports: string;
}

/** Settings of one run. */
export interface RunOptions {
  /** One operation at a time, so that each call belongs to one resource. */
  readonly isSerial?: boolean;
  /** Chooses the fault of a call. */
  readonly decide?: (call: Call) => InjectedFault | undefined;
  /** Kills Terraform, as `kill -9` does. */
  readonly kill?: AbortSignal;
}

/** Timeout of a run, in milliseconds: a call that hangs must not stop the whole table. A run takes minutes on a busy machine. */
const MAX_RUN_MS = 900_000;

/** One rehearsal of the maximal environment, from the first deploy to the destroy. */
export class World {
  private constructor(
    readonly rehearsal: Rehearsal,
    private readonly checkout: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Starts a rehearsal in which nothing is deployed. */
  static async start(checkout: string, signal: AbortSignal): Promise<World> {
    const rehearsal = await startRehearsal({ environment: STARTED_AS, checkout, signal });
    const own = join(rehearsal.path, 'checkout');
    const app = join(own, 'apps', STARTED_AS);
    mkdirSync(join(app, 'cdktf.out/stacks'), { recursive: true });
    // The app and the rehearsal share one folder, so that `federation recover` finds the files of a stopped run.
    symlinkSync(rehearsal.terraform.path, join(app, 'cdktf.out/stacks', STARTED_AS));
    mkdirSync(join(app, 'src'));
    writeFileSync(join(own, 'nx.json'), '{}');
    writeFileSync(join(app, 'cdktf.json'), '{}');
    writeFileSync(join(app, 'src/environment.ts'), 'export const environment = {};');
    return new World(rehearsal, own, signal);
  }

  /** Sets the configuration for Terraform and for `federation recover`. */
  async use(json: TerraformJson): Promise<void> {
    await this.rehearsal.use(json);
    await this.rehearsal.terraform.init(this.signal);
  }

  /** Runs a command of Terraform; its calls get the faults that `decide` chooses. */
  async terraform(args: readonly string[], { isSerial, decide, kill }: RunOptions = {}): Promise<Run> {
    const calls: Call[] = [];
    const { injector, terraform } = this.rehearsal;
    injector.decideBy((passing: PassingCall) => {
      const call = callOf(passing);
      calls.push(call);
      return decide?.(call);
    });
    const stop = injector.start();
    const limit = AbortSignal.timeout(MAX_RUN_MS);
    try {
      const serial = isSerial ? ['-parallelism=1'] : [];
      const killed = AbortSignal.any([limit, ...(kill ? [kill] : [])]);
      const { exitCode, stdout } = await terraform.run([...args, '-json', ...serial], this.signal, true, killed);
      this.signal.throwIfAborted();
      if (limit.aborted) throw new Error(`terraform ${args[0]} takes longer than ${MAX_RUN_MS / 1000} s`);
      return { ok: exitCode === 0, calls, ...eventsOf(stdout) };
    } finally {
      stop();
      injector.decideBy(undefined);
    }
  }

  /** Runs `federation recover` for the environment. */
  async recover(): Promise<RecoverReport> {
    const command = join(this.rehearsal.checkout, 'packages/cli/bin/federation.mjs');
    const { exitCode, stdout, stderr } = await execa(process.execPath, [command, 'recover', STARTED_AS], {
      cwd: this.checkout,
      env: this.rehearsal.childEnvironment,
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      cancelSignal: this.signal,
    });
    this.signal.throwIfAborted();
    if (exitCode === 0) return { report: '', imports: '' };
    return { report: stderr, imports: stdout };
  }

  /** Runs a command line that a command has printed, in a shell. */
  async typed(line: string): Promise<void> {
    await execa(line, {
      shell: true,
      cwd: this.checkout,
      env: this.rehearsal.childEnvironment,
      extendEnv: false,
      cancelSignal: this.signal,
    });
  }

  /** Sets the import blocks of the next apply; undefined removes them. */
  import(blocks: string | undefined): void {
    const file = join(this.rehearsal.terraform.path, 'imports.tf');
    if (blocks) writeFileSync(file, blocks);
    else rmSync(file, { force: true });
  }

  close(keepsFolder = false): Promise<void> {
    return this.rehearsal.close(keepsFolder);
  }
}
