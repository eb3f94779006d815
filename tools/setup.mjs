// Sets up a new clone: npm packages, generated bindings, Terraform, the AWS stand-in in Python, provider plugins, a browser.
// Plain Node.js without dependencies, because it runs before node_modules exists. Skips completed steps, writes only to ignored
// folders of the checkout, and writes the found programs to .local/toolchain.json.
import './node-version.mjs';
import './uncaught-errors.mjs';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { browser } from './setup/browser.mjs';
import { withLock } from './setup/lock.mjs';
import { installPackages } from './setup/packages.mjs';
import { pluginMirrors } from './setup/plugins.mjs';
import { requirePlatform } from './setup/platform.mjs';
import { progress } from './setup/progress.mjs';
import { systemPython, virtualEnvironment } from './setup/python.mjs';
import { terraformBinary } from './setup/terraform.mjs';
import { writeAtomically } from './atomic-write.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const local = join(root, '.local');

/** Runs every step and returns the toolchain: absolute paths of the programs and folders that were found or created. */
export async function setup() {
  requirePlatform();
  const log = progress();
  return withLock(
    join(local, 'setup.lock'),
    async () => {
      packages(log);
      const python = systemPython();
      const terraform = await terraformBinary(local, python, log);
      const interpreter = virtualEnvironment(root, local, python, log);
      const mirrors = await pluginMirrors(local, terraform, python, log);
      const toolchain = { terraform, python: interpreter, pluginMirrors: mirrors, ...browser(root, log) };
      mkdirSync(local, { recursive: true });
      writeAtomically(join(local, 'toolchain.json'), `${JSON.stringify(toolchain, null, 2)}\n`);
      return toolchain;
    },
    log,
  );
}

/** Sets up what every command needs: npm packages, and the generated bindings. */
function packages(log) {
  installPackages(root, log);
  // `npm ci` also generates them, but not with --ignore-scripts.
  makeBindings(log);
}

async function setupPackages() {
  requirePlatform();
  const log = progress();
  await withLock(join(local, 'setup.lock'), () => packages(log), log);
}

/** Commands that start a rehearsal, which needs the complete toolchain. Others need only npm packages. */
const REHEARSING_COMMANDS = ['rehearse', 'init'];

/** Sets up what a `federation` command needs. */
export const setUpFor = (command) => (REHEARSING_COMMANDS.includes(command) ? setup() : setupPackages());

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setup();
  console.error('set-up: done');
}
