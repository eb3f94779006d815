import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const CHECKOUT = resolve(__dirname, '../../../..');

/** The library that an app imports: cdktf or its fork. */
export type Library = 'cdktf' | 'cdktn';

/** Entry points of a checkout's apps by name, and of the app with everything that the constructs offer. */
export function entryPoints(root = CHECKOUT): Record<string, string> {
  const apps = readdirSync(join(root, 'apps')).map((name) => [name, join(root, 'apps', name, 'src/main.ts')] as const);
  return {
    ...Object.fromEntries(apps.filter(([, file]) => existsSync(file))),
    everything: join(root, 'packages/environment/test/migrations/everything.ts'),
  };
}

/** The output of an app. */
export interface Synthesized {
  /** Terraform JSON by stack. */
  readonly stacks: Readonly<Record<string, string>>;
  /** The files that the commands of cdktf and of the fork read. */
  readonly manifest: string;
}

/**
 * Runs every app as its cdktf.json does, as one bundled script in a separate process, with `library` wherever the app, its
 * constructs and its bindings import cdktf. The libraries are those of this checkout.
 *
 * @param root - folder of the checkout that has the apps
 */
export async function synthesizedWith(library: Library, root = CHECKOUT): Promise<Record<string, Synthesized>> {
  const folder = mkdtempSync(join(tmpdir(), 'migration-'));
  try {
    await build({
      entryPoints: entryPoints(root),
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      absWorkingDir: root,
      logLevel: 'error',
      // One copy of each: a construct recognizes only objects that the same copy created.
      alias: { cdktf: installed(library), constructs: installed('constructs') },
    });
    return Object.fromEntries(Object.keys(entryPoints(root)).map((name) => [name, ran(folder, name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ran(folder: string, name: string): Synthesized {
  const outdir = join(folder, `${name}.out`);
  execFileSync(process.execPath, [join(folder, `${name}.cjs`)], {
    cwd: folder,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    stdio: 'pipe',
  });
  const stacks = readdirSync(join(outdir, 'stacks'));
  return {
    stacks: Object.fromEntries(
      stacks.map((stack) => [stack, readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')]),
    ),
    manifest: readFileSync(join(outdir, 'manifest.json'), 'utf8'),
  };
}

const load = createRequire(__filename);

/** Folder of a library. */
const installed = (name: string) => dirname(load.resolve(`${name}/package.json`));

/** Version of an installed library. */
export const versionOf = (library: Library): string => (load(`${library}/package.json`) as { version: string }).version;
