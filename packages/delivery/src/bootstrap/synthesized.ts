import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** Runs an app as its own cdktf.json says, and tells the JSON of each stack by its name. */
export async function synthesized(checkout: string, app: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(checkout, 'apps', app);
  const { app: command } = JSON.parse(readFileSync(join(folder, 'cdktf.json'), 'utf8')) as { app: string };
  const outdir = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  try {
    const child = spawn('sh', ['-c', command], {
      cwd: folder,
      env: { ...process.env, CDKTF_OUTDIR: outdir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    if (exitCode !== 0) throw new FaultError(`apps/${app}`, [fault.ERR_BOOTSTRAP_SYNTH({ app, said: said.trim() })]);
    const stacks = readdirSync(join(outdir, 'stacks'));
    return new Map(stacks.map((name) => [name, readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
