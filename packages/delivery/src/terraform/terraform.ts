import { FaultError } from '@auth0-cognito/contract';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import { readToolchain } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import { MaskedLines } from '../masked-lines';
import { hasColor, type Output } from '../output';

/** Terraform failed, and has printed the error. */
export class TerraformFailure extends Error {}

/**
 * The program that plans and applies: that of TERRAFORM_BINARY_NAME (`tofu`), as for cdktf; or else that of the set-up; or else `terraform`.
 */
export function terraformBinary(checkout: string, environment = process.env): string {
  if (environment.TERRAFORM_BINARY_NAME) return environment.TERRAFORM_BINARY_NAME;
  return existsSync(join(checkout, '.local/toolchain.json')) ? readToolchain(checkout).terraform : 'terraform';
}

/**
 * Environment variables for a run whose standard output is parsed. Terraform and OpenTofu warn about a missing CLI
 * configuration; OpenTofu (1.12) prints this to standard output, before the JSON.
 */
export function environmentToBeRead(environment = process.env): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: file, ...others } = environment;
  return file === undefined || existsSync(file) ? environment : others;
}

/** True for the error code of a start that failed because the program does not exist or cannot be run. */
export const isMissing = (code: string | undefined) => code === 'ENOENT' || code === 'EACCES';

/** The error for a program that {@link isMissing}. */
export const terraformMissing = (binary: string) =>
  new FaultError('Terraform', [fault.ERR_TERRAFORM_MISSING({ binary })]);

/** Options of Terraform. */
export interface TerraformOptions {
  readonly binary: string;
  /** The synthesized folder. */
  readonly folder: string;
  readonly output: Output;
  /** Interrupts Terraform: it finishes the running operations and releases its lock. */
  readonly signal: AbortSignal;
}

/** Commands whose options follow their subcommand. */
const COMMANDS_WITH_SUBCOMMANDS: readonly string[] = ['providers', 'state'];

/** Starts a program with a umask for private files: files of Terraform, such as plans and states, can contain secrets. */
function privately<T>(start: () => T): T {
  const before = process.umask(0o077);
  try {
    return start();
  } finally {
    process.umask(before);
  }
}

let running = 0;

/** Whether this process runs Terraform. */
export const isTerraformRunning = () => running > 0;

/** Exit code of terraform-runner.mjs if the program does not exist. */
const NO_PROGRAM = 127;
/** Its exit code if a signal ended the program is this plus the number of the signal, as in shells. */
const SIGNALED = 128;

function signalOf(exitCode: number): NodeJS.Signals | undefined {
  const [name] = Object.entries(constants.signals).find(([, number]) => number === exitCode - SIGNALED) ?? [];
  return name as NodeJS.Signals | undefined;
}

/**
 * Terraform (or OpenTofu) in a synthesized folder.
 *
 * It gets all environment variables of this process: credentials, proxy and trust, also those of a rehearsal that keeps running.
 */
export class Terraform {
  /** Standard error of the last failed command. */
  errorText = '';
  /** The signal that ended the last failed command; undefined if it ended by itself. */
  endedBy: NodeJS.Signals | undefined;

  constructor(private readonly options: TerraformOptions) {}

  /** The program: its name, or its full path. */
  get binary(): string {
    return this.options.binary;
  }

  /**
   * Runs a command, prints its output without secrets, and returns its exit code. Terraform also ends gracefully if this
   * process is killed (terraform-runner.mjs), because it can hold the lock of the state.
   *
   * @param to - stream of its standard output: progress, result, or none; errors are always printed
   * @param variables - environment variables in addition to those of this process
   */
  async run(
    args: readonly string[],
    to: keyof Output | 'nowhere' = 'progress',
    variables: NodeJS.ProcessEnv = {},
  ): Promise<number> {
    const { output } = this.options;
    const runner = createRequire(import.meta.url).resolve('@auth0-cognito/delivery/terraform-runner.mjs');
    const { child, ended } = this.start([process.execPath, runner, this.binary], args, {
      ...process.env,
      ...variables,
    });
    const printed = new MaskedLines((text) => to === 'nowhere' || output[to].write(text));
    const message = new MaskedLines((text) => output.progress.write(text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.add(text));
    let errorText = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errorText += text;
      message.add(text);
    });
    const exitCode = await ended;
    for (const lines of [printed, message]) lines.end();
    if (exitCode === NO_PROGRAM) throw terraformMissing(this.binary);
    if (exitCode !== 0) {
      this.errorText = errorText;
      this.endedBy = signalOf(exitCode);
    }
    return exitCode;
  }

  /** Runs a command. Throws if it fails. */
  async must(args: readonly string[], to?: keyof Output | 'nowhere', variables?: NodeJS.ProcessEnv): Promise<void> {
    const exitCode = await this.run(args, to, variables);
    if (exitCode !== 0) throw new TerraformFailure(`terraform ${args[0]} ended with ${exitCode}`);
  }

  /** Streams the output of a command to `read`, without printing it. */
  async read<T>(args: readonly string[], read: (bytes: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T> {
    const { child, ended } = this.start([this.binary], args, environmentToBeRead());
    child.stdin.end();
    let errorText = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errorText += text));
    const [result, exit] = await Promise.allSettled([
      read(child.stdout).finally(() => {
        // The reader has stopped. Terraform would wait until the rest is read.
        child.stdout.destroy();
      }),
      ended,
    ]);
    if (exit.status === 'rejected') throw exit.reason;
    // The error of Terraform is the cause of the unreadable output.
    if (exit.value !== 0 && errorText !== '') {
      this.errorText = errorText;
      this.options.output.progress.write(errorText);
      throw new TerraformFailure(`terraform ${args[0]} ended with ${exit.value}`);
    }
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }

  private start(
    [program = '', ...first]: readonly string[],
    [command = '', ...rest]: readonly string[],
    environment: NodeJS.ProcessEnv,
  ): {
    readonly child: ChildProcessWithoutNullStreams;
    readonly ended: Promise<number>;
  } {
    const { folder, output, signal } = this.options;
    const plain = hasColor(output.progress) ? [] : ['-no-color'];
    const child = privately(() =>
      spawn(program, [...first, command, ...(COMMANDS_WITH_SUBCOMMANDS.includes(command) ? [] : plain), ...rest], {
        cwd: folder,
        env: { ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
        stdio: ['pipe', 'pipe', 'pipe'],
        // A separate group: otherwise Ctrl-C would reach it from the terminal and from here, and a second SIGINT makes
        // Terraform stop immediately and lose state.
        detached: true,
      }),
    );
    const stop = () => child.kill('SIGINT');
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    running += 1;
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(isMissing(error.code) ? terraformMissing(this.binary) : error);
      });
      child.once('close', (code, ending) => {
        resolve(code ?? SIGNALED + (ending === null ? 0 : constants.signals[ending]));
      });
    }).finally(() => {
      running -= 1;
      signal.removeEventListener('abort', stop);
    });
    return { child, ended };
  }
}
