// Makes a bare clone ready: npm packages, generated bindings, Terraform, the Python stand-in for AWS, provider plugins, a browser.
// Plain Node without dependencies, because it runs before node_modules exists. Steps that are done are skipped; everything lands
// in ignored folders of the checkout, and what was found is written to .local/toolchain.json.
import './node-version.mjs';
import './last-resort.mjs';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { browser } from './setup/browser.mjs';
import { withLock } from './setup/lock.mjs';
import { installPackages } from './setup/packages.mjs';
import { pluginMirrors } from './setup/plugins.mjs';
import { systemPython, virtualEnvironment } from './setup/python.mjs';
import { terraformBinary } from './setup/terraform.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const say = (text) => console.error(`set-up: ${text}`);

const local = join(root, '.local');

/** Does every step and returns the toolchain: absolute paths of the programs and folders that were found or made. */
export async function setup() {
  return withLock(
    join(local, 'setup.lock'),
    async () => {
      packages();
      const python = systemPython();
      const terraform = await terraformBinary(local, python, say);
      const toolchain = {
        terraform,
        python: virtualEnvironment(root, local, python, say),
        pluginMirrors: await pluginMirrors(local, terraform, python, say),
        ...browser(root, say),
      };
      mkdirSync(local, { recursive: true });
      const path = join(local, 'toolchain.json');
      writeFileSync(`${path}.new`, `${JSON.stringify(toolchain, null, 2)}\n`);
      renameSync(`${path}.new`, path);
      return toolchain;
    },
    say,
  );
}

/** What every command needs: npm packages, and the bindings that are generated with them. */
function packages() {
  installPackages(root, say);
  // `npm ci` makes them too, but not with --ignore-scripts.
  makeBindings(say);
}

async function setupPackages() {
  await withLock(join(local, 'setup.lock'), packages, say);
}

/** Commands that start a rehearsal, which needs every part of the toolchain. The others need npm packages only. */
const REHEARSING_COMMANDS = ['rehearse', 'init'];

/** Sets up what one `federation` command needs. */
export const setUpFor = (command) => (REHEARSING_COMMANDS.includes(command) ? setup() : setupPackages());

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setup();
  say('done');
}
