import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** Runs the app command of cdktf.json, and returns the JSON of each stack by its name. */
export async function synthesized(checkout: string, app: string): Promise<ReadonlyMap<string, string>> {
  const { execa } = await import('execa');
  const folder = join(checkout, 'apps', app);
  const { app: command } = JSON.parse(readFileSync(join(folder, 'cdktf.json'), 'utf8')) as { app: string };
  const outdir = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  try {
    const { exitCode, all, shortMessage } = await execa('sh', ['-c', command], {
      cwd: folder,
      env: { CDKTF_OUTDIR: outdir },
      stdin: 'ignore',
      all: true,
      reject: false,
    });
    if (exitCode !== 0)
      throw new FaultError(`apps/${app}`, [
        fault.ERR_BOOTSTRAP_SYNTH({ app, message: all.trim() || shortMessage || '' }),
      ]);
    const stacks = readdirSync(join(outdir, 'stacks'));
    return new Map(stacks.map((name) => [name, readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
