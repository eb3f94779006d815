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

/** Replaces the packages in the lock file and sorts them as npm does. */
function edit(tree: Tree, packagesOf: (packages: PackageLock['packages']) => PackageLock['packages']): void {
  if (!tree.exists(LOCK)) return;
  const lock = JSON.parse(textOf(tree, LOCK)) as PackageLock;
  const sorted = Object.entries(packagesOf(lock.packages)).sort(([a], [b]) => a.localeCompare(b, 'en'));
  tree.write(LOCK, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, undefined, 2)}\n`);
}

/** Adds the app to package-lock.json with the result of `npm install`, so that `npm ci` accepts it. It calls no registry. */
export function addToPackageLock(tree: Tree, app: string): void {
  const { name, version, license, dependencies } = manifestOf(tree, app);
  edit(tree, (packages) => ({
    ...packages,
    [`apps/${app}`]: { name, version, ...(license && { license }), ...(dependencies && { dependencies }) },
    [`node_modules/${name}`]: { resolved: `apps/${app}`, link: true },
  }));
}

/** Removes the app from package-lock.json. Libraries that only the app used remain until the next `npm install`. */
export function removeFromPackageLock(tree: Tree, app: string): void {
  const own = [`apps/${app}`, `node_modules/${manifestOf(tree, app).name}`];
  const isOwn = (path: string) => own.includes(path) || path.startsWith(`apps/${app}/node_modules/`);
  edit(tree, (packages) => Object.fromEntries(Object.entries(packages).filter(([path]) => !isOwn(path))));
}
