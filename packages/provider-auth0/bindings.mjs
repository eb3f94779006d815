// Makes the bindings of the Auth0 provider where they are missing or out of date. `npm ci` runs this (`prepare` in the root's
// package.json), set-up does, and so does every run of an app: bindings never lag behind the schema. Plain Node: it runs before
// there are packages.
//
//   npm run bindings
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodedError } from '../../tools/coded-error.mjs';

const PACKAGE = dirname(fileURLToPath(import.meta.url));

/** Where the bindings are, from the root of a checkout. */
export const BINDINGS = 'packages/provider-auth0/lib';

/** Name of the file in the bindings with what they were made from, and the list of files. */
const KEY_FILE = '.made-from';

const GENERATOR = '@cdktf/provider-generator';

const textOf = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
};

/** Version of an installed library; undefined where it is not installed. */
function installed(require, library) {
  try {
    return require(`${library}/package.json`).version;
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}

/** What the bindings depend on: schema, types and script, generator and compiler. */
function keyOf(folder, require) {
  const hash = createHash('sha256');
  const files = [join(folder, 'generate.mjs'), require.resolve('@cdktf/provider-auth0/schema')];
  for (const file of files) hash.update(readFileSync(file));
  for (const library of [GENERATOR, 'typescript']) hash.update(`${library}@${installed(require, library)}\n`);
  return hash.digest('hex');
}

/** Puts a folder in the place of another one. Another process may do the same at the same time: the bindings of either are right. */
function replace(made, lib, isCurrent) {
  const old = `${made}.old`;
  for (;;) {
    try {
      renameSync(made, lib);
      return;
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    }
    if (isCurrent()) return;
    try {
      renameSync(lib, old);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * Makes the bindings, unless they are up to date. Processes that read them see all of them or none.
 *
 * @param log is called with a text if there is something to generate.
 * @param folder that of the package.
 * @throws CodedError `ERR_BINDINGS_LIBRARIES` without the development dependencies; `ERR_BINDINGS`, when the generator failed and said why.
 */
export function makeBindings(log = () => undefined, folder = PACKAGE) {
  const lib = join(folder, 'lib');
  const require = createRequire(join(folder, 'package.json'));
  const key = keyOf(folder, require);
  const isCurrent = () => {
    const [madeFrom, ...files] = textOf(join(lib, KEY_FILE))?.split('\n') ?? [];
    return madeFrom === key && files.length > 0 && files.every((file) => existsSync(join(lib, file)));
  };
  if (isCurrent()) return;

  if (!installed(require, GENERATOR)) throw new CodedError('ERR_BINDINGS_LIBRARIES', { library: GENERATOR });
  log('generating the bindings of the Auth0 provider');
  const scratch = mkdtempSync(join(folder, '.lib-'));
  try {
    const { status } = spawnSync(process.execPath, [join(folder, 'generate.mjs'), scratch], {
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new CodedError('ERR_BINDINGS');
    const made = join(scratch, 'lib');
    writeFileSync(join(made, KEY_FILE), [key, ...readdirSync(made, { recursive: true })].join('\n'));
    replace(made, lib, isCurrent);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await import('../../tools/uncaught-errors.mjs');
  const log = (text) => console.error(`bindings: ${text}`);
  try {
    makeBindings(log);
  } catch (error) {
    // `npm ci --omit=dev` installs what runs, and nothing that generates: no reason to fail.
    if (error.code !== 'ERR_BINDINGS_LIBRARIES') throw error;
    log(error.message);
  }
}
