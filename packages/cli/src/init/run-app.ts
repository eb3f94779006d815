import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

/** What an app's run resulted in: Terraform JSON by the stack's name, or what it printed of its faults. */
export type AppRun = { readonly stacks: ReadonlyMap<string, string> } | { readonly faults: string };

/**
 * Runs an app with another entry point, which holds edited values: as a separate program, in the app's folder, so that it is bundled,
 * checked and synthesized as the app is.
 *
 * @param app - folder of the app, relative to the root: `apps/dev`
 */
export async function runApp(root: string, app: string, entryText: string): Promise<AppRun> {
  const local = join(root, '.local');
  mkdirSync(local, { recursive: true });
  const folder = mkdtempSync(join(local, 'init-'));
  try {
    const entry = join(folder, 'main.ts');
    writeFileSync(entry, entryText);
    const outdir = join(folder, 'out');
    const { exitCode, stderr } = await execa(process.execPath, [join(root, 'tools/run.mjs'), entry], {
      cwd: join(root, app),
      env: { CDKTF_OUTDIR: outdir },
      stdin: 'ignore',
      stdout: 'ignore',
      reject: false,
    });
    return exitCode === 0 ? { stacks: stacksIn(join(outdir, 'stacks')) } : { faults: stderr.trim() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const stacksIn = (stacks: string) =>
  new Map(
    readdirSync(stacks)
      .map((name) => ({ name, file: join(stacks, name, 'cdk.tf.json') }))
      .filter(({ file }) => existsSync(file))
      .map(({ name, file }) => [name, readFileSync(file, 'utf8')]),
  );
