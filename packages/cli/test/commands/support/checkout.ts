import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const FEDERATION = resolve(__dirname, '../../../bin/federation.mjs');
const COMMAND_HOST = resolve(__dirname, 'command-host.mjs');

/** What a command printed, and its exit. */
export interface Ended {
  readonly exitCode: number | null;
  readonly progress: string;
  readonly result: string;
}

/**
 * Runs commands one after the other (command-host.mjs); the first command of a test file starts it, with its variables.
 */
let host: ChildProcess | undefined;
afterAll(() => {
  host?.disconnect();
  host = undefined;
});

/** A checkout with only the environment dev, in a separate folder. Its plans are separate from those of other tests. */
export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), 'checkout-'));

  constructor(private readonly variables: NodeJS.ProcessEnv = process.env) {
    this.write('nx.json', '{}');
    this.write('apps/dev/cdktf.json', '{}');
    this.values('export const environment = {};');
  }

  path(file: string): string {
    return join(this.root, file);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  /** Writes the source of the environment's values. */
  values(text: string): void {
    this.write('apps/dev/src/environment.ts', text);
  }

  /** Writes Terraform JSON to the folder of the synthesized output. */
  synthesize(json: unknown): void {
    this.write('apps/dev/cdktf.out/stacks/dev/cdk.tf.json', JSON.stringify(json));
  }

  /** Runs the command in this checkout, with additional variables. */
  federation(args: readonly string[], input = '', variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const env = { ...this.variables, ...variables };
    const running = (host ??= fork(COMMAND_HOST, { env, stdio: 'inherit' }));
    return new Promise((done, fail) => {
      const ended = (code: number | null) => {
        host = undefined;
        fail(new Error(`${args.join(' ')}: the process of the command ended with ${code}`));
      };
      running.once('exit', ended).once('message', (answer: Ended) => {
        running.off('exit', ended);
        done(answer);
      });
      running.send({ args, cwd: this.root, env, input });
    });
  }

  /** Runs the command in a separate process, as in a shell; sends `stop` to it when `signal` is aborted. */
  stoppable(
    args: readonly string[],
    signal: AbortSignal,
    stop: 'SIGINT' | 'SIGKILL' = 'SIGINT',
    variables: NodeJS.ProcessEnv = {},
  ): Promise<Ended> {
    const child = spawn(process.execPath, [FEDERATION, ...args], {
      cwd: this.root,
      env: { ...this.variables, ...variables },
    });
    const printed = { progress: '', result: '' };
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.progress += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.result += text));
    child.stdin.end();
    signal.addEventListener('abort', () => child.kill(stop), { once: true });
    return new Promise((done, fail) => {
      child.once('error', fail);
      child.once('close', (exitCode) => {
        done({ exitCode, ...printed });
      });
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
