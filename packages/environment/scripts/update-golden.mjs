// Writes an app's test/golden/cdk.tf.json from its values. Review the difference before it is committed; no test runs this.
//
//   npm run golden -w @auth0-cognito/dev
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const { name } = JSON.parse(readFileSync('package.json', 'utf8')).nx;
const outdir = mkdtempSync(join(tmpdir(), 'golden-'));
try {
  const run = fileURLToPath(new URL('../../../tools/run.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [run, 'src/main.ts'], {
    stdio: 'inherit',
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  if (status !== 0) process.exit(status ?? 1);
  cpSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'test/golden/cdk.tf.json');
  console.log(resolve('test/golden/cdk.tf.json'));
} finally {
  rmSync(outdir, { recursive: true });
}
