// Plain Node.js without dependencies: the workflow scripts import it, too.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files that make an app an environment. */
const FILES = ['cdktf.json', 'src/environment.ts'];

export const isEnvironment = (app, exists) => FILES.every((file) => exists(`${app}/${file}`));

export const environmentNames = (checkout) =>
  readdirSync(join(checkout, 'apps'))
    .filter((name) => isEnvironment(`apps/${name}`, (path) => existsSync(join(checkout, path))))
    .sort();

/** Files of the import `./extend` in main.ts of an app: one file, or a folder of several. */
const EXTENSION_FILES = ['src/extend.ts', 'src/extend/index.ts'];

export const extensionFile = (name, exists) =>
  EXTENSION_FILES.map((file) => `apps/${name}/${file}`).find((file) => exists(file));
