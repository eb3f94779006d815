import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CHECKOUT = resolve(__dirname, '../../../..');

/** What a command printed, and its exit. */
export interface Ended {
  readonly exitCode: number | null;
  readonly progress: string;
  readonly result: string;
}

/**
 * A repository with a separate history and the current files of this checkout. It uses the libraries of this checkout;
 * the packages of the workspace are its own, linked as by `npm ci`.
 */
export class OwnCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'own-copy-'));

  /** @param variables - environment variables of its programs, in addition to those of this process */
  constructor(private readonly variables: NodeJS.ProcessEnv = {}) {
    execFileSync(process.execPath, [join(CHECKOUT, 'tools/copy-checkout.mjs'), this.root]);
    mkdirSync(this.path('.local'), { recursive: true });
    copyFileSync(join(CHECKOUT, '.local/toolchain.json'), this.path('.local/toolchain.json'));
    this.git('init', '--quiet', '--initial-branch=main');
    // For git, a link is not a folder; it ignores folders of this name.
    appendFileSync(this.path('.git/info/exclude'), 'node_modules\n');
    this.commit('base');
  }

  path(file: string): string {
    return join(this.root, file);
  }

  text(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text);
  }

  git(...args: string[]): string {
    const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@acme.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: this.root, maxBuffer: 64_000_000 }).toString();
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', `--message=${message}`);
  }

  /** Runs a Node program with these arguments, without a terminal. */
  async run(args: readonly string[]): Promise<Ended> {
    const env = { ...process.env, ...this.variables };
    const child = spawn(process.execPath, args, { cwd: this.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = { progress: '', result: '' };
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.progress += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.result += text));
    return new Promise((done, fail) => {
      child.once('error', fail);
      child.once('close', (exitCode) => {
        done({ exitCode, ...printed });
      });
    });
  }

  federation(...args: string[]): Promise<Ended> {
    return this.run([this.path('packages/cli/bin/federation.mjs'), ...args]);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
