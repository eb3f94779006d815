// What a plan needs, and no more: npm packages, generated bindings, and the Terraform that rehearsals are tested with. `npm run setup` does
// it all on a developer's machine.
import { appendFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeBindings } from '../../packages/provider-auth0/bindings.mjs';
import { installPackages } from '../../tools/setup/packages.mjs';
import { systemPython } from '../../tools/setup/python.mjs';
import { terraformBinary } from '../../tools/setup/terraform.mjs';
import { fail } from './lib.mjs';

const say = (text) => console.error(`set-up: ${text}`);
try {
  installPackages(process.cwd(), say);
  makeBindings(say);
  const terraform = await terraformBinary(resolve('.local'), systemPython(), say);
  if (process.env.GITHUB_PATH) appendFileSync(process.env.GITHUB_PATH, `${dirname(terraform)}\n`);
  say(`Terraform is ${terraform}`);
} catch (error) {
  fail(error.message);
}
