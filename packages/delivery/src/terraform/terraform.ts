import { FaultError } from '@auth0-cognito/contract';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readToolchain } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import { MaskedLines } from '../masked-lines';
import type { Output } from '../output';

/** Terraform failed, and has printed why on the terminal. */
export class TerraformFailure extends Error {}

/**
 * The program that plans and applies: what TERRAFORM_BINARY_NAME names (`tofu`), as for cdktf; else what the set-up of the
 * checkout found; else `terraform`.
 */
export function terraformBinary(checkout: string, environment = process.env): string {
  if (environment.TERRAFORM_BINARY_NAME) return environment.TERRAFORM_BINARY_NAME;
  return existsSync(join(checkout, '.local/toolchain.json')) ? readToolchain(checkout).terraform : 'terraform';
}

/**
 * Variables for a run whose standard output a program reads. Terraform and OpenTofu take a CLI configuration that is not there for none
 * and warn; OpenTofu (1.12) does so on standard output, before the JSON.
 */
export function environmentToBeRead(environment = process.env): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: file, ...others } = environment;
  return file === undefined || existsSync(file) ? environment : others;
}

/** How Terraform is run. */
export interface TerraformOptions {
  readonly binary: string;
  /** The synthesized folder. */
  readonly folder: string;
  readonly output: Output;
  /** Asks Terraform to stop in good order: it finishes what it is doing and gives its lock back. */
  readonly signal: AbortSignal;
}

/** Commands that take no settings before their subcommand. */
const HAVE_SUBCOMMANDS: readonly string[] = ['providers', 'state'];

/** Starts a program whose files only their owner may read: what Terraform writes may hold secrets, as plans and states do. */
function privately<T>(start: () => T): T {
  const before = process.umask(0o077);
  try {
    return start();
  } finally {
    process.umask(before);
  }
}

/** Exit code of keeper.mjs where the program is not there. */
const NO_PROGRAM = 127;

/**
 * The real Terraform (or OpenTofu) in one synthesized folder.
 *
 * All of the caller's environment is passed on: credentials, proxies and trust are the caller's business, and a rehearsal that is
 * kept running is reached by its variables.
 */
export class Terraform {
  /** Standard error of the latest command that failed. */
  errorText = '';

  constructor(private readonly options: TerraformOptions) {}

  /** The program: its name, or its whole path. */
  get binary(): string {
    return this.options.binary;
  }

  /**
   * Runs a command to its end, shows what it prints without secrets, and returns its exit code. Terraform ends in good order also where this process is
   * killed (keeper.mjs): it may hold the state's lock.
   *
   * @param to - where its standard output goes: it is progress, what was asked for, or of no use; errors are always shown
   */
  async run(args: readonly string[], to: keyof Output | 'nowhere' = 'progress'): Promise<number> {
    const { output } = this.options;
    const keeper = createRequire(import.meta.url).resolve('@auth0-cognito/delivery/keeper.mjs');
    const { child, ended } = this.start([process.execPath, keeper, this.binary], args);
    const printed = new MaskedLines((text) => to === 'nowhere' || output[to].write(text));
    const said = new MaskedLines((text) => output.progress.write(text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.add(text));
    let errorText = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errorText += text;
      said.add(text);
    });
    const exitCode = await ended;
    for (const lines of [printed, said]) lines.end();
    if (exitCode === NO_PROGRAM) throw this.missing();
    if (exitCode !== 0) this.errorText = errorText;
    return exitCode;
  }

  /** Runs a command that has to work. */
  async must(args: readonly string[], to?: keyof Output | 'nowhere'): Promise<void> {
    const exitCode = await this.run(args, to);
    if (exitCode !== 0) throw new TerraformFailure(`terraform ${args[0]} ended with ${exitCode}`);
  }

  /** Passes the bytes that a command prints to `read`, as they come. Nothing of them is shown. */
  async read<T>(args: readonly string[], read: (bytes: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T> {
    const { child, ended } = this.start([this.binary], args, environmentToBeRead());
    child.stdin.end();
    let errorText = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errorText += text));
    const [result, exit] = await Promise.allSettled([
      read(child.stdout).finally(() => {
        // The reader stopped and does not want the rest; Terraform would wait for room to write it.
        child.stdout.destroy();
      }),
      ended,
    ]);
    if (exit.status === 'rejected') throw exit.reason;
    // What Terraform has to say is the cause of what could not be read.
    if (exit.value !== 0 && errorText !== '') {
      this.errorText = errorText;
      this.options.output.progress.write(errorText);
      throw new TerraformFailure(`terraform ${args[0]} ended with ${exit.value}`);
    }
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }

  private missing() {
    return new FaultError('Terraform', [fault.ERR_TERRAFORM_MISSING({ binary: this.binary })]);
  }

  private start(
    [program = '', ...first]: readonly string[],
    [command = '', ...rest]: readonly string[],
    environment = process.env,
  ): {
    readonly child: ChildProcessWithoutNullStreams;
    readonly ended: Promise<number>;
  } {
    const { folder, output, signal } = this.options;
    const plain = output.progress.isTTY && !process.env.NO_COLOR ? [] : ['-no-color'];
    const child = privately(() =>
      spawn(program, [...first, command, ...(HAVE_SUBCOMMANDS.includes(command) ? [] : plain), ...rest], {
        cwd: folder,
        env: { ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
        stdio: ['pipe', 'pipe', 'pipe'],
        // A separate group: Ctrl-C would reach it from the terminal and from here, and twice means "at once, whatever is lost".
        detached: true,
      }),
    );
    const stop = () => child.kill('SIGINT');
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ENOENT' || error.code === 'EACCES' ? this.missing() : error);
      });
      child.once('close', (code) => {
        resolve(code ?? 1);
      });
    }).finally(() => {
      signal.removeEventListener('abort', stop);
    });
    return { child, ended };
  }
}
