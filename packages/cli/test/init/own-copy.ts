import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const CHECKOUT = resolve(__dirname, '../../../..');

/** What a command printed, and how it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly progress: string;
  readonly result: string;
}

/**
 * A repository with a history of its own that holds this checkout's files as they are now. Its libraries are this checkout's; the
 * packages of the workspace are its own, linked as `npm ci` links them.
 */
export class OwnCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'own-copy-'));

  constructor() {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: CHECKOUT }).toString();
    const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(CHECKOUT, file)));
    for (const file of files) {
      mkdirSync(dirname(this.path(file)), { recursive: true });
      copyFileSync(join(CHECKOUT, file), this.path(file));
    }
    this.link();
    this.git('init', '--quiet', '--initial-branch=main');
    // Links are no folders to git, which is told to leave folders of this name alone.
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

  /** Runs a program of Node with these arguments; nobody can be asked. */
  async run(args: readonly string[]): Promise<Ended> {
    const child = spawn(process.execPath, args, { cwd: this.root, stdio: ['ignore', 'pipe', 'pipe'] });
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

  /** Libraries are links to this checkout's; what npm links to folders of the workspace is linked to those of the copy. */
  private link(): void {
    const { packages } = JSON.parse(this.text('package-lock.json')) as {
      readonly packages: Readonly<Record<string, { readonly link?: boolean; readonly resolved?: string }>>;
    };
    const own = Object.entries(packages).flatMap(([path, { link, resolved = '' }]) =>
      link ? [[path, resolved] as const] : [],
    );
    const scopes = new Set(own.map(([path]) => dirname(path)));
    const linked = (target: string, path: string) => {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      symlinkSync(target, this.path(path));
    };
    for (const name of readdirSync(join(CHECKOUT, 'node_modules'))) {
      const path = `node_modules/${name}`;
      if (name !== '.cache' && !scopes.has(path)) linked(join(CHECKOUT, path), path);
    }
    for (const scope of scopes) {
      for (const name of readdirSync(join(CHECKOUT, scope))) {
        const path = `${scope}/${name}`;
        const [, folder] = own.find(([known]) => known === path) ?? [];
        linked(folder === undefined ? join(CHECKOUT, path) : this.path(folder), path);
      }
    }
    for (const top of ['packages', 'apps', 'examples']) {
      for (const name of readdirSync(this.path(top))) {
        const libraries = join(CHECKOUT, top, name, 'node_modules');
        if (existsSync(libraries)) linked(libraries, `${top}/${name}/node_modules`);
      }
    }
    mkdirSync(this.path('.local'), { recursive: true });
    copyFileSync(join(CHECKOUT, '.local/toolchain.json'), this.path('.local/toolchain.json'));
  }
}
