// Bundles of TypeScript entry points, each rebuilt only after a source has changed. Types are not checked here: `npm run typecheck`
// does that.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { buildFaults } from './source-faults.mjs';
import { writeAtomically } from './atomic-write.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const BUNDLE_URL = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";
const REQUIRE = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

/** Identifies the content of a file by size, time and inode. */
function stamp(path) {
  const { mtimeMs, size, ino } = statSync(path);
  return `${mtimeMs}:${size}:${ino}`;
}

/** True if no source of the bundle has changed. */
export function isFresh(manifestPath) {
  try {
    const inputs = JSON.parse(readFileSync(manifestPath, 'utf8'));
    return Object.entries(inputs).every(([path, known]) => stamp(path) === known);
  } catch {
    // There is no bundle, or a source does not exist.
    return false;
  }
}

/**
 * Runs esbuild for one build. Garbage collection is off, because the process is short: it takes a fifth of the time of a synthesis.
 *
 * @throws CodedError with each error in a source.
 */
export async function build(options) {
  const { build, stop } = createRequire(import.meta.url)('esbuild');
  const { GOGC } = process.env;
  process.env.GOGC = 'off';
  try {
    return await build(options);
  } catch (error) {
    throw error.errors ? buildFaults(error) : error;
  } finally {
    if (GOGC === undefined) delete process.env.GOGC;
    else process.env.GOGC = GOGC;
    await stop();
  }
}

/** A short hash of a text. */
export const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Cache folder of a key. */
export const cacheFolder = (key) => join(root, 'node_modules/.cache/auth0-cognito', hashOf(key));

/** Options of every bundle. CommonJS modules of libraries find their files by path, modules of this workspace by URL. */
export const COMMON = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  metafile: true,
  legalComments: 'none',
  logLevel: 'silent',
  // esbuild starts a program that is next to its module, so it cannot be bundled. The compiler is too large.
  external: ['esbuild', 'typescript'],
  // A missing export would be undefined at run time.
  logOverride: { 'import-is-undefined': 'error' },
  absWorkingDir: root,
};

/** Additional options of a CommonJS bundle. */
export const COMMON_JS = { format: 'cjs', banner: { js: BUNDLE_URL }, define: { 'import.meta.url': 'bundleUrl' } };

/** Writes the list of sources of a bundle. Call it last: the bundle is up to date from then on. */
export function writeInputs(manifest, { inputs }) {
  const ownSources = Object.keys(inputs).filter((path) => !path.includes('node_modules/') && !path.startsWith('<'));
  const watched = [...ownSources, 'node_modules/.package-lock.json', 'tools/bundle.mjs'].map((path) =>
    join(root, path),
  );
  writeAtomically(manifest, JSON.stringify(Object.fromEntries(watched.map((path) => [path, stamp(path)]))));
}

/** Paths and options of a bundle. */
function planOf(entry, packages) {
  const entryPath = resolve(entry);
  const folder = cacheFolder(`${entryPath}\n${packages}`);
  const file = join(folder, packages === 'bundle' ? 'main.cjs' : 'main.mjs');
  const options = {
    ...COMMON,
    entryPoints: { main: entryPath },
    outdir: folder,
    outExtension: { '.js': extname(file) },
    ...(packages === 'bundle'
      ? COMMON_JS
      : {
          // Dynamic imports and their libraries are in separate files, so that a command loads only what it uses.
          splitting: true,
          format: 'esm',
          // CommonJS packages of this workspace call require, which ES modules do not have.
          banner: { js: REQUIRE },
          plugins: [libraryImportsStay],
          // The conditions of Node.js; esbuild would add `module`, which is for bundlers.
          conditions: ['node'],
        }),
  };
  return { folder, file, options };
}

/**
 * Bundles `entry` and returns the bundle's path.
 *
 * `packages: 'bundle'` includes libraries (fastest start), `'external'` loads them from node_modules.
 */
export async function bundle(entry, { packages = 'bundle' } = {}) {
  // Otherwise an edited schema would be synthesized with outdated bindings, and Nx would cache the result.
  makeBindings((text) => console.error(text));
  const { folder, file, options } = planOf(entry, packages);
  const manifest = join(folder, 'inputs.json');
  if (isFresh(manifest)) return file;

  const result = await build(options);
  mkdirSync(folder, { recursive: true });
  rmSync(manifest, { force: true });
  for (const { path, contents } of result.outputFiles) writeAtomically(path, contents);
  writeInputs(manifest, result.metafile);
  return file;
}

/**
 * Bundles packages of this workspace. Libraries are imported at run time from the path that their importer resolves, because a
 * package can have another version than the root.
 */
const libraryImportsStay = {
  name: 'library-imports-stay',
  setup(build) {
    const asked = Symbol('asked');
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === asked) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: asked });
      const isLibrary = !found.external && relative(root, found.path).includes('node_modules/');
      return isLibrary ? { path: found.path, external: true } : undefined;
    });
  },
};
