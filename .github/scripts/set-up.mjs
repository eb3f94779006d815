// Installs only what a plan needs: npm packages, generated bindings, and the Terraform version of the rehearsals. On a
// developer's machine, `npm run setup` installs everything.
import { appendFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeBindings } from '../../packages/provider-auth0/bindings.mjs';
import { installPackages } from '../../tools/setup/packages.mjs';
import { systemPython } from '../../tools/setup/python.mjs';
import { terraformBinary } from '../../tools/setup/terraform.mjs';
import { fail } from './lib.mjs';

const log = (text) => console.error(`set-up: ${text}`);
try {
  installPackages(process.cwd(), log);
  makeBindings(log);
  const terraform = await terraformBinary(resolve('.local'), systemPython(), log);
  if (process.env.GITHUB_PATH) appendFileSync(process.env.GITHUB_PATH, `${dirname(terraform)}\n`);
  log(`Terraform is ${terraform}`);
} catch (error) {
  fail(error.message);
}
