// A copy of the checkout in which files can be edited: `node tools/copy-checkout.mjs <empty folder>`, or by import.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BINDINGS } from '../packages/provider-auth0/bindings.mjs';
import { CodedError } from './coded-error.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Copies all files that git tracks or does not ignore, and the generated bindings. node_modules of the copy links libraries to
 * those of the checkout, and packages of the workspace to those of the copy.
 */
export function copyCheckout(copy, root = ROOT) {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  // The list includes deleted files that are not committed.
  for (const file of files.split('\0').filter((file) => file && existsSync(join(root, file)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
  if (existsSync(join(root, BINDINGS))) cpSync(join(root, BINDINGS), join(copy, BINDINGS), { recursive: true });
  for (const folder of ['.', ...workspaceFolders(root)]) {
    linkModules(join(root, folder, 'node_modules'), join(copy, folder, 'node_modules'));
  }
}

const workspaceFolders = (root) =>
  ['packages', 'apps', 'examples'].flatMap((top) => readdirSync(join(root, top)).map((name) => join(top, name)));

function linkModules(from, to) {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [original, link] = [join(from, name), join(to, name)];
    const kind = lstatSync(original);
    // Do not copy the cache: the copy generates its files again.
    if (name === '.cache') continue;
    else if (kind.isSymbolicLink()) symlinkSync(readlinkSync(original), link);
    else if (kind.isFile()) copyFileSync(original, link);
    else if (name.startsWith('@')) linkModules(original, link);
    else symlinkSync(original, link);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await import('./uncaught-errors.mjs');
  if (!process.argv[2])
    throw new CodedError('ERR_USAGE', { missing: 'folder', usage: 'node tools/copy-checkout.mjs <empty folder>' });
  copyCheckout(resolve(process.argv[2]));
}
