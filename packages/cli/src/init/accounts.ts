import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { readValues } from '@auth0-cognito/checkout/values';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { ACCOUNTS } from './repository';

const APP = 'apps/bootstrap';

/** Folder of the files that the accounts' synthesis is compared with, one a stack. */
export const ACCOUNT_GOLDENS = `${APP}/test/golden/`;

/** What edited accounts come to. */
export interface CheckedAccounts {
  readonly faults: readonly Fault[];
  /** Terraform JSON by the file that a test compares it with. */
  readonly goldens: ReadonlyMap<string, string>;
}

/**
 * Checks edited accounts as their own app does, which synthesizes them or prints what is wrong: as a program, on values that are not in
 * the app's folder yet.
 */
export async function checkedAccounts(root: string, text: string): Promise<CheckedAccounts> {
  const local = join(root, '.local');
  mkdirSync(local, { recursive: true });
  const folder = mkdtempSync(join(local, 'init-'));
  try {
    const entry = join(folder, 'main.ts');
    const values = JSON.stringify(readValues({ checkout: root, file: ACCOUNTS, constant: 'bootstrap', text }));
    writeFileSync(entry, `import { main } from '@auth0-cognito/bootstrap';\nmain(${values});\n`);
    const outdir = join(folder, 'out');
    const { exitCode, stderr } = await execa(process.execPath, [join(root, 'tools/run.mjs'), entry], {
      cwd: join(root, APP),
      env: { CDKTF_OUTDIR: outdir },
      stdin: 'ignore',
      stdout: 'ignore',
      reject: false,
    });
    if (exitCode !== 0)
      return { faults: [fault.ERR_INIT_ACCOUNTS({ path: ACCOUNTS, said: stderr.trim() })], goldens: new Map() };
    return { faults: [], goldens: goldensOf(join(outdir, 'stacks')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const goldensOf = (stacks: string) =>
  new Map(
    readdirSync(stacks)
      .map((name) => ({ name, file: join(stacks, name, 'cdk.tf.json') }))
      .filter(({ file }) => existsSync(file))
      .map(({ name, file }) => [`${ACCOUNT_GOLDENS}${name}.tf.json`, readFileSync(file, 'utf8')]),
  );
