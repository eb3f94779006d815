// Bundles of TypeScript entry points, each rebuilt only after a source has changed. Types are not checked here: `npm run typecheck`
// does that.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { buildFaults } from './source-faults.mjs';
import { writeWhole } from './whole-file.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const BUNDLE_URL = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";
const REQUIRE = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

/** What a file's content is taken to depend on: a changed source has another size, time or inode. */
function stamp(path) {
  const { mtimeMs, size, ino } = statSync(path);
  return `${mtimeMs}:${size}:${ino}`;
}

/** True when every file that the bundle was made from is as it was. */
export function isFresh(manifestPath) {
  try {
    const inputs = JSON.parse(readFileSync(manifestPath, 'utf8'));
    return Object.entries(inputs).every(([path, known]) => stamp(path) === known);
  } catch {
    // No bundle yet, or a source is gone: either way it has to be made.
    return false;
  }
}

/**
 * Runs esbuild for one build. It is gone before its garbage would be worth collecting: a fifth of the time to a synthesis.
 *
 * @throws CodedError with each place that is wrong in a source.
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

/** A short name for a text that may be long. */
export const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Where the bundle of a key is kept. */
export const cacheFolder = (key) => join(root, 'node_modules/.cache/auth0-cognito', hashOf(key));

/** How every bundle is made. A library's CommonJS module finds its files by its place, a module of this workspace by its URL. */
export const COMMON = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  metafile: true,
  legalComments: 'none',
  logLevel: 'silent',
  // esbuild starts another program, which it finds next to itself: a bundle can't hold it. The compiler is too large for one.
  external: ['esbuild', 'typescript'],
  // A name that its file does not export would be undefined as the bundle runs.
  logOverride: { 'import-is-undefined': 'error' },
  absWorkingDir: root,
};

/** What a CommonJS bundle gets, in addition to the common options. */
export const COMMON_JS = { format: 'cjs', banner: { js: BUNDLE_URL }, define: { 'import.meta.url': 'bundleUrl' } };

/** Writes what a bundle was made from, the last of its files: it is fresh from now on. */
export function writeInputs(manifest, { inputs }) {
  const ownSources = Object.keys(inputs).filter((path) => !path.includes('node_modules/') && !path.startsWith('<'));
  const watched = [...ownSources, 'node_modules/.package-lock.json', 'tools/bundle.mjs'].map((path) =>
    join(root, path),
  );
  writeWhole(manifest, JSON.stringify(Object.fromEntries(watched.map((path) => [path, stamp(path)]))));
}

/** Where a bundle is kept, and how it is made. */
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
          // What is imported on demand is in separate files, and so are its libraries: a command loads only what it uses.
          splitting: true,
          format: 'esm',
          // A CommonJS package of this workspace asks for its libraries as it runs; ES modules have no require of their own.
          banner: { js: REQUIRE },
          plugins: [libraryImportsStay],
          // Conditions as Node's own; esbuild would add `module`, which is for bundlers.
          conditions: ['node'],
        }),
  };
  return { folder, file, options };
}

/**
 * Bundles `entry` and returns the bundle's path.
 *
 * `packages: 'bundle'` takes libraries in as well (fastest to start), `'external'` leaves them in node_modules.
 */
export async function bundle(entry, { packages = 'bundle' } = {}) {
  // Else a schema that was edited would be synthesized with the bindings of before, and Nx would cache that.
  makeBindings((text) => console.error(text));
  const { folder, file, options } = planOf(entry, packages);
  const manifest = join(folder, 'inputs.json');
  if (isFresh(manifest)) return file;

  const result = await build(options);
  mkdirSync(folder, { recursive: true });
  rmSync(manifest, { force: true });
  for (const { path, contents } of result.outputFiles) writeWhole(path, contents);
  writeInputs(manifest, result.metafile);
  return file;
}

/**
 * Packages of this workspace are bundled; libraries are imported at run time from where their importer finds them, which is not
 * always the root's node_modules: a package may have another version.
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
