// Links the packages of the workspace as `npm ci` does. Plain Node.js: the set-up uses it before npm packages are installed.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
const lockOf = (root) => packagesIn(join(root, 'package-lock.json'));

/** What npm has installed, which it writes at the end of an installation. */
export const installedFile = (root) => join(root, 'node_modules/.package-lock.json');

/**
 * Whether the libraries of package-lock.json are installed, by whichever command. Packages of the workspace do not count, nor libraries
 * that npm leaves out on some platforms.
 *
 * @see https://docs.npmjs.com/cli/v10/configuring-npm/package-lock-json#hidden-lockfiles
 */
export function areLibrariesInstalled(root) {
  if (!existsSync(installedFile(root))) return false;
  const installed = packagesIn(installedFile(root));
  return Object.entries(lockOf(root)).every(
    ([path, { version, integrity, link, optional }]) =>
      !path.includes('node_modules/') ||
      link ||
      optional ||
      (installed[path]?.version === version && installed[path].integrity === integrity),
  );
}

/** Folders of the packages of the workspace. */
const WORKSPACES = ['packages', 'apps', 'examples'];

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Whether `path` is a link to a package of the workspace, which may no longer exist. Libraries can also be links. */
const isOfWorkspace = (root, path) =>
  isLink(path) &&
  WORKSPACES.some((top) => resolve(dirname(path), readlinkSync(path)).startsWith(join(root, top) + sep));

/** Creates `path` as a relative link to `target`. */
function link(path, target) {
  const to = relative(dirname(path), target);
  if (isLink(path) && readlinkSync(path) === to) return;
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  symlinkSync(to, path);
}

/**
 * Creates the links of package-lock.json in node_modules, to the packages of the workspace and to their commands, and removes
 * links to packages that it no longer lists. Does not change libraries. Does nothing if none are installed.
 */
export function linkWorkspacePackages(root) {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules) || !existsSync(join(root, 'package-lock.json'))) return;
  const lock = lockOf(root);
  const links = Object.entries(lock).filter(([, entry]) => entry.link);
  const names = new Set(links.map(([path]) => path));
  for (const scope of readdirSync(modules).filter((name) => name.startsWith('@'))) {
    for (const name of readdirSync(join(modules, scope))) {
      const path = join(modules, scope, name);
      if (isOfWorkspace(root, path) && !names.has(`node_modules/${scope}/${name}`)) rmSync(path);
    }
    if (readdirSync(join(modules, scope)).length === 0) rmSync(join(modules, scope), { recursive: true });
  }
  for (const [path, { resolved }] of links) {
    link(join(root, path), join(root, resolved));
    for (const [command, file] of Object.entries(lock[resolved]?.bin ?? {}))
      link(join(modules, '.bin', command), join(root, path, file));
  }
}
