// `npm run demo`: sets up a new clone, rehearses the environment dev, signs a user in and out in a browser, and prints what was created.
import './node-version.mjs';
import './uncaught-errors.mjs';
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoText } from './demo-text.mjs';
import { setup } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const ENVIRONMENT = 'dev';

/** Runs the rehearsal, shows its progress, and resolves to its exit code and report. */
function rehearse() {
  return new Promise((done, fail) => {
    const command = join(root, 'packages/cli/bin/federation.mjs');
    const child = spawn(process.execPath, [command, 'rehearse', ENVIRONMENT, '--sign-in', '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let document = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (document += text));
    // The terminal also sends Ctrl-C to the rehearsal, which ends everything that it started. Wait for it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', fail);
    child.on('close', (exitCode) => done({ exitCode, report: document ? JSON.parse(document) : undefined }));
  });
}

await setup();
const started = Date.now();
const { exitCode, report } = await rehearse();
if (exitCode === 0) console.log(demoText(report, ENVIRONMENT, ((Date.now() - started) / 1000).toFixed(0)));
process.exitCode = exitCode ?? 1;
