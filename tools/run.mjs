// Runs a TypeScript entry point as one bundled script, bundled again only after a source has changed:
//
//   node ../../tools/run.mjs src/main.ts [arguments]
//
// An app's cdktf.json names this as its `app`; the `federation` command starts through it too. Types are not checked
// here: `npm run typecheck` does that.
import './node-version.mjs';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { CodedError } from './coded-error.mjs';
import { buildFaults, thrownFault } from './source-faults.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const BUNDLE_URL = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";
const REQUIRE = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

/** What a file's content is taken to depend on: a changed source has another size, time or inode. */
function stamp(path) {
  const { mtimeMs, size, ino } = statSync(path);
  return `${mtimeMs}:${size}:${ino}`;
}

/** True when every file that the bundle was made from is as it was. */
function isFresh(manifestPath) {
  try {
    const inputs = JSON.parse(readFileSync(manifestPath, 'utf8'));
    return Object.entries(inputs).every(([path, known]) => stamp(path) === known);
  } catch {
    // No bundle yet, or a source is gone: either way it has to be made.
    return false;
  }
}

/** Writes a whole file or nothing, also when two processes write it at once. */
function writeWhole(path, content) {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Runs esbuild for one build. It is gone before its garbage would be worth collecting: a fifth of the time to a synthesis.
 *
 * @throws CodedError with each place that is wrong in a source.
 */
async function build(options) {
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

/** Where a bundle is kept, and how it is made. */
function planOf(entry, packages) {
  const entryPath = resolve(entry);
  const name = createHash('sha256').update(`${entryPath}\n${packages}`).digest('hex').slice(0, 16);
  const folder = join(root, 'node_modules/.cache/auth0-cognito', name);
  const format = packages === 'bundle' ? 'cjs' : 'esm';
  const file = join(folder, format === 'cjs' ? 'main.cjs' : 'main.mjs');
  const options = {
    entryPoints: { main: entryPath },
    outdir: folder,
    outExtension: { '.js': extname(file) },
    // What is imported on demand is in separate files, and so are its libraries: a command loads only what it uses.
    splitting: format === 'esm',
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format,
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
    // esbuild starts another program, which it finds next to itself: a bundle can't hold it. The compiler is too large for one.
    external: ['esbuild', 'typescript'],
    // A name that its file does not export would be undefined as the bundle runs.
    logOverride: { 'import-is-undefined': 'error' },
    absWorkingDir: root,
    // A CommonJS package of this workspace asks for its libraries as it runs; ES modules have no require of their own.
    // The other way round, a module of this workspace finds its files by its own URL.
    ...(format === 'esm'
      ? { banner: { js: REQUIRE } }
      : { banner: { js: BUNDLE_URL }, define: { 'import.meta.url': 'bundleUrl' } }),
    // Conditions as Node's own; esbuild would add `module`, which is for bundlers.
    ...(packages === 'external' && { plugins: [libraryImportsStay], conditions: ['node'] }),
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
  const ownSources = Object.keys(result.metafile.inputs).filter((path) => !path.includes('node_modules/'));
  const watched = [...ownSources, 'node_modules/.package-lock.json', 'tools/run.mjs'].map((path) => join(root, path));
  writeWhole(manifest, JSON.stringify(Object.fromEntries(watched.map((path) => [path, stamp(path)]))));
  return file;
}

/** The source map of a bundle. */
async function sourceMapOf(entry) {
  const { outputFiles } = await build({ ...planOf(entry, 'bundle').options, sourcemap: 'external' });
  return outputFiles.find(({ path }) => path.endsWith('.map')).text;
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await import('./last-resort.mjs');
  const [entry, ...args] = process.argv.slice(2);
  if (!entry)
    throw new CodedError('ERR_USAGE', { missing: 'entry point', usage: 'node tools/run.mjs <entry.ts> [arguments]' });
  const file = await bundle(entry);
  process.argv = [process.argv[0], file, ...args];
  const require = createRequire(import.meta.url);
  require('./quiet-runtimes.cjs');
  try {
    // Not import(): that first searches the whole bundle for names that it might export.
    require(file);
  } catch (error) {
    // What the operating system refuses, as on a full disk, is no fault of a source.
    if (error?.syscall) throw error;
    throw await thrownFault(error, { root, file, mapOf: () => sourceMapOf(entry) });
  }
}
