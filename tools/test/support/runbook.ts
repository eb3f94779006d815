import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { readToolchain } from '../../../packages/checkout/src';
import { Clone } from '../../../packages/nx-cdktf/test/support/clone';
import { startRehearsal } from '../../../packages/rehearsal/src';
import type { Rehearsal, RehearsalOptions } from '../../../packages/rehearsal/src';

const ROOT = resolve(__dirname, '../../..');

/**
 * Manual steps of a reader: read a review with risks, copy its fingerprint and its critical risks. `terraform` is that
 * of the set-up, which need not be in PATH.
 */
const PRELUDE = `set -euo pipefail
review() { local code=0; node packages/cli/bin/federation.mjs review "$@" || code=$?; [ "$code" -ne 1 ]; }
fingerprint() { node -p "require('./.local/plans/$1/review.json').fingerprint"; }
acknowledged() {
  node -p "require('./.local/plans/$1/review.json').risks.filter(r => r.severity === 'critical').map(r => '--acknowledge ' + r.rule + '@' + r.address).join(' ')"
}
`;

const asTyped = (block: string, environment: string) =>
  block
    .replaceAll('./federation review ', 'review ')
    .replaceAll('./federation ', 'node packages/cli/bin/federation.mjs ')
    .replaceAll('<fingerprint>', `$(fingerprint ${environment})`)
    .replaceAll('--acknowledge <rule>@<address>', `$(acknowledged ${environment})`);

/** A property of an object literal, by its name. */
function property(object: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((each) => each.name?.getText() === name);
}

/** The values of environment.ts after an edit that a page shows: `key: value,` on the top level. */
export function edited(source: string, shown: string): string {
  let text = source;
  const wanted = ts.createSourceFile('shown.ts', `({${shown}})`, ts.ScriptTarget.Latest, true);
  const values = (wanted.statements[0] as ts.ExpressionStatement).expression as ts.ParenthesizedExpression;
  for (const each of (values.expression as ts.ObjectLiteralExpression).properties) {
    const file = ts.createSourceFile('environment.ts', text, ts.ScriptTarget.Latest, true);
    let object: ts.ObjectLiteralExpression | undefined;
    const find = (node: ts.Node): void => {
      if (!object && ts.isObjectLiteralExpression(node)) object = node;
      else ts.forEachChild(node, find);
    };
    find(file);
    if (!object) throw new RangeError('no object in environment.ts');
    const before = property(object, each.name?.getText() ?? '');
    const at = before ? [before.getStart(), before.end] : [object.end - 1, object.end - 1];
    text = `${text.slice(0, at[0])}${each.getText()}${before ? '' : ','}${text.slice(at[1])}`;
  }
  return text;
}

/** The output of the commands below a heading. */
export interface Followed {
  readonly exitCode: number | null;
  readonly text: string;
}

/** Called with the index of a block and the output before it. */
export type BeforeBlock = (index: number, printed: string) => unknown;

/** A clone of this repository with the environment `dev` in a rehearsal, and a reader who follows runbooks in it. */
export class Reader {
  private constructor(
    readonly clone: Clone,
    readonly rehearsal: Rehearsal,
  ) {}

  /** Starts the stand-ins. Nothing is deployed. */
  static async start(options: Partial<RehearsalOptions> = {}): Promise<Reader> {
    const clone = new Clone();
    clone.copy('.local/toolchain.json');
    const rehearsal = await startRehearsal({ environment: 'dev', checkout: clone.root, ...options });
    rehearsal.writeShellEnvironment();
    return new Reader(clone, rehearsal);
  }

  async close(): Promise<void> {
    await this.rehearsal.close();
    this.clone.remove();
  }

  /** Runs a script in the clone, with the credentials of the rehearsal. */
  run(script: string): Promise<Followed> {
    const { terraform } = readToolchain(ROOT);
    const env = {
      ...this.rehearsal.childEnvironment,
      PATH: [dirname(terraform), this.rehearsal.childEnvironment.PATH].join(delimiter),
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      CI: 'true',
    };
    const child = spawn('bash', ['-c', PRELUDE + script], {
      cwd: this.clone.root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    return new Promise((done, fail) => {
      child.once('error', fail);
      child.once('close', (exitCode) => done({ exitCode, text }));
    });
  }

  /**
   * Follows a page below a heading, in order: each `ts` block is an edit of the values of dev, each `sh` block is run.
   *
   * @param values - for the placeholders `<name>` of the commands
   * @param before - called before each block: does what the text says there
   * @throws Error where a command fails, with what was printed.
   */
  async follow(
    page: string,
    heading: string,
    values: Readonly<Record<string, string>> = {},
    before: BeforeBlock = () => undefined,
  ): Promise<string> {
    const ended = await this.tryTo(page, heading, values, before);
    if (ended.exitCode !== 0) throw new Error(`${page}, ${heading}: exit code ${ended.exitCode}\n${ended.text}`);
    return ended.text;
  }

  /** The same; returns the exit code. */
  async tryTo(
    page: string,
    heading: string,
    values: Readonly<Record<string, string>> = {},
    before: BeforeBlock = () => undefined,
  ): Promise<Followed> {
    const text = readFileSync(join(ROOT, 'docs/runbooks', page), 'utf8');
    const start = text.indexOf(`\n## ${heading}\n`);
    if (start < 0) throw new RangeError(`${page} has no heading ${heading}`);
    const end = text.indexOf('\n## ', start + 1);
    const section = text.slice(start, end < 0 ? undefined : end);
    const blocks = [...section.matchAll(/^( *)```(ts|sh)\n([\s\S]*?)^ *```$/gm)];
    if (blocks.length === 0) throw new RangeError(`${page} has no commands below ${heading}`);
    let printed = '';
    for (const [index, [, , language, block = '']] of blocks.entries()) {
      await before(index, printed);
      if (language === 'ts') {
        const file = join(this.clone.root, 'apps/dev/src/environment.ts');
        writeFileSync(file, edited(readFileSync(file, 'utf8'), block));
        continue;
      }
      const filled = asTyped(block, 'dev').replaceAll(/<([\w-]+)>/g, (shown, name: string) => values[name] ?? shown);
      const { exitCode, text: said } = await this.run(filled);
      printed += said;
      if (exitCode !== 0) return { exitCode, text: printed };
    }
    return { exitCode: 0, text: printed };
  }
}
