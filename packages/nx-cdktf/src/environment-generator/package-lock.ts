import type { Tree } from '@nx/devkit';
import { textOf } from './values';

const LOCK = 'package-lock.json';

interface PackageLock {
  readonly packages: Readonly<Record<string, unknown>>;
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (tree: Tree, app: string) => JSON.parse(textOf(tree, `apps/${app}/package.json`)) as PackageJson;

/** Writes the lock file with other packages, in npm's order. */
function edit(tree: Tree, packagesOf: (packages: PackageLock['packages']) => PackageLock['packages']): void {
  if (!tree.exists(LOCK)) return;
  const lock = JSON.parse(textOf(tree, LOCK)) as PackageLock;
  const sorted = Object.entries(packagesOf(lock.packages)).sort(([a], [b]) => a.localeCompare(b, 'en'));
  tree.write(LOCK, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, undefined, 2)}\n`);
}

/** Puts the app into package-lock.json as `npm install` would, so that `npm ci` takes it; asks no registry. */
export function addToPackageLock(tree: Tree, app: string): void {
  const { name, version, license, dependencies } = manifestOf(tree, app);
  edit(tree, (packages) => ({
    ...packages,
    [`apps/${app}`]: { name, version, ...(license && { license }), ...(dependencies && { dependencies }) },
    [`node_modules/${name}`]: { resolved: `apps/${app}`, link: true },
  }));
}

/** Removes the app from package-lock.json as `npm install` would. Libraries that only the app uses stay until the next one. */
export function removeFromPackageLock(tree: Tree, app: string): void {
  const own = [`apps/${app}`, `node_modules/${manifestOf(tree, app).name}`];
  const isOwn = (path: string) => own.includes(path) || path.startsWith(`apps/${app}/node_modules/`);
  edit(tree, (packages) => Object.fromEntries(Object.entries(packages).filter(([path]) => !isOwn(path))));
}
