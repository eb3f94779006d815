import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const FEDERATION = resolve(__dirname, '../../../bin/federation.mjs');

/** What a command printed, and how it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly progress: string;
  readonly result: string;
}

/** A checkout with the environment dev and nothing else, in a folder of its own. Its plans meet nobody else's. */
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

  /** Puts Terraform JSON where synthesis would write it. */
  synthesize(json: unknown): void {
    this.write('apps/dev/cdktf.out/stacks/dev/cdk.tf.json', JSON.stringify(json));
  }

  /** Runs the command in this checkout, as somebody would in a shell, with more variables where some are given. */
  federation(
    args: readonly string[],
    input = '',
    signal?: AbortSignal,
    variables: NodeJS.ProcessEnv = {},
    stop: 'SIGINT' | 'SIGKILL' = 'SIGINT',
  ): Promise<Ended> {
    const env = { ...this.variables, ...variables };
    const child = spawn(process.execPath, [FEDERATION, ...args], { cwd: this.root, env });
    const printed = { progress: '', result: '' };
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.progress += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.result += text));
    // A command that does not read its input may have ended before it is written.
    child.stdin.on('error', () => undefined).end(input);
    signal?.addEventListener('abort', () => child.kill(stop), { once: true });
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
