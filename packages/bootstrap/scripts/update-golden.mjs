// Writes an app's test/golden from its accounts and the recorded calls. Review the difference before it is committed; no test runs this.
//
//   npm run golden -w @auth0-cognito/bootstrap-app
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const golden = 'test/golden';
const run = fileURLToPath(new URL('../../../tools/run.mjs', import.meta.url));
const outdir = mkdtempSync(join(tmpdir(), 'golden-'));
try {
  const env = { ...process.env, CDKTF_OUTDIR: outdir };
  const { status } = spawnSync(process.execPath, [run, 'src/main.ts'], { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
  rmSync(golden, { recursive: true, force: true });
  mkdirSync(golden);
  for (const stack of readdirSync(join(outdir, 'stacks'))) {
    const file = join(golden, `${stack}.tf.json`);
    copyFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), file);
    console.log(resolve(file));
  }
} finally {
  rmSync(outdir, { recursive: true });
}
