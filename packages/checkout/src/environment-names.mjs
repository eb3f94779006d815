// Plain Node, without dependencies: the scripts of the workflows import it too.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files that make an app an environment. */
const FILES = ['cdktf.json', 'src/environment.ts'];

export const isEnvironment = (app, exists) => FILES.every((file) => exists(`${app}/${file}`));

export const environmentNames = (checkout) =>
  readdirSync(join(checkout, 'apps'))
    .filter((name) => isEnvironment(`apps/${name}`, (path) => existsSync(join(checkout, path))))
    .sort();

/** The file in which an environment adds its own resources; most have none. Relative to the checkout. */
export const extensionFile = (name) => `apps/${name}/src/extend.ts`;

export const hasExtension = (checkout, name) => existsSync(join(checkout, extensionFile(name)));
