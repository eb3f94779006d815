import type { Tree } from '@nx/devkit';
import { textOf } from './values';

const LOCK = 'package-lock.json';

interface PackageLock {
  readonly packages: Record<string, unknown>;
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Puts the app into package-lock.json as `npm install` would, so that `npm ci` takes it; asks no registry. */
export function addToPackageLock(tree: Tree, app: string): void {
  if (!tree.exists(LOCK)) return;
  const lock = JSON.parse(textOf(tree, LOCK)) as PackageLock;
  const { name, version, license, dependencies } = JSON.parse(textOf(tree, `apps/${app}/package.json`)) as PackageJson;
  const added: PackageLock['packages'] = {
    ...lock.packages,
    [`apps/${app}`]: { name, version, ...(license && { license }), ...(dependencies && { dependencies }) },
    [`node_modules/${name}`]: { resolved: `apps/${app}`, link: true },
  };
  const packages = Object.fromEntries(Object.entries(added).sort(([a], [b]) => a.localeCompare(b, 'en')));
  tree.write(LOCK, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
}
