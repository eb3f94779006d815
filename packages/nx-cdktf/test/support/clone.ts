import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const CHECKOUT = resolve(__dirname, '../../../..');

/** What a command printed, and its exit. */
export interface Ended {
  readonly exitCode: number;
  readonly text: string;
}

const plain = (output: Buffer) => stripVTControlCharacters(output.toString());

/** A repository with a separate history and the current files of this checkout, committed or not. Its libraries are linked. */
export class Clone {
  readonly root = mkdtempSync(join(tmpdir(), 'clone-'));

  constructor() {
    execFileSync(process.execPath, [join(CHECKOUT, 'tools/copy-checkout.mjs'), this.root]);
    this.git('init', '--quiet', '--initial-branch=main');
    appendFileSync(join(this.root, '.git/info/exclude'), 'node_modules\n');
    this.commit('base');
  }

  /** Copies a file of this checkout. */
  copy(file: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    copyFileSync(join(CHECKOUT, file), join(this.root, file));
  }

  git(...args: string[]): string {
    const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@acme.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: this.root }).toString();
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', `--message=${message}`);
  }

  /** Runs a program of the workspace in the clone. */
  run(program: string, ...args: string[]): Ended {
    const env = {
      ...process.env,
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NX_INTERACTIVE: 'false',
      CI: 'true',
    };
    try {
      const options = { cwd: this.root, env, stdio: 'pipe', maxBuffer: 10_000_000 } as const;
      return { exitCode: 0, text: plain(execFileSync(join(this.root, program), args, options)) };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number | null; stdout: Buffer; stderr: Buffer };
      return { exitCode: status ?? 1, text: plain(stdout) + plain(stderr) };
    }
  }

  nx(...args: string[]): Ended {
    return this.run('node_modules/.bin/nx', ...args);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
