// Runs several apps one after the other in one process, which loads the libraries once. The caller starts it by `fork`:
//
//   node tools/run-together.mjs <folder of an app>...
//
// It sends the caller the folder of each app that wrote its Terraform JSON and printed nothing. It reports no faults: the caller runs the
// other apps separately with run.mjs. If an app changes the process in a way that could affect the next app, the process ends.
import './node-version.mjs';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { appBundle } from './app-bundle.mjs';

const MANIFEST = 'cdktf.out/manifest.json';
createRequire(import.meta.url)('./quiet-runtimes.cjs');

let hasPrinted = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.write = () => {
    hasPrinted = true;
    return true;
  };
}

/** Runs the app in the working folder: true if it wrote its Terraform JSON and printed nothing. */
async function isSynthesized() {
  hasPrinted = false;
  process.exitCode = undefined;
  rmSync(MANIFEST, { force: true });
  try {
    const { file, run } = await appBundle('src/main.ts');
    process.argv = [process.argv[0], file];
    run();
    await setImmediate();
  } catch {
    // The separate run by run.mjs reports the error.
    return false;
  }
  if (process.exitCode) return false;
  // The app still runs asynchronously and would continue in the folder of the next app.
  if (!existsSync(MANIFEST)) process.exit(1);
  return !hasPrinted;
}

/** The state of the process that an app could change for the next app. */
const state = () => ({ ...process.env, folder: process.cwd() });

for (const folder of process.argv.slice(2)) {
  process.chdir(folder);
  const before = state();
  const done = await isSynthesized();
  if (!isDeepStrictEqual(state(), before)) process.exit(1);
  if (done) process.send(folder);
}
process.exitCode = undefined;
