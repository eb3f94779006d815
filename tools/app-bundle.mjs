// Builds two bundles for an app: its own sources, and the libraries that they import by name. Apps with the same imports share the second
// bundle and V8's compiled code for it, such as a hundred environments without an extension.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { build, cacheFolder, COMMON, COMMON_JS, hashOf, isFresh, root, writeInputs } from './bundle.mjs';
import { writeAtomically } from './atomic-write.mjs';

/** esbuild plugin: does not bundle modules that are imported by name, and writes their paths to `found`. Node's own modules stay imports. */
const namedImportsStay = (found) => ({
  name: 'named-imports-stay',
  setup(building) {
    const asked = Symbol('asked');
    building.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === asked) return undefined;
      const {
        path: at,
        external,
        errors,
      } = await building.resolve(path, { kind, importer, resolveDir, pluginData: asked });
      if (errors.length > 0) return { errors };
      if (!external) found[path] = at;
      return { path, external: true };
    });
  },
});

/** Bundle options for the app's own sources. */
const ownOptions = (entry, found) => ({
  ...COMMON,
  ...COMMON_JS,
  entryPoints: [entry],
  outdir: dirname(entry),
  plugins: [namedImportsStay(found)],
});

/** Bundles the app's own sources. Returns the path of the bundle and the path of each module that it imports by name. */
async function ownBundle(entry) {
  const folder = cacheFolder(`${entry}\nown`);
  const [file, libraries, manifest] = ['main.cjs', 'libraries.json', 'inputs.json'].map((name) => join(folder, name));
  if (!isFresh(manifest)) {
    const found = {};
    const { outputFiles, metafile } = await build(ownOptions(entry, found));
    mkdirSync(folder, { recursive: true });
    rmSync(manifest, { force: true });
    writeAtomically(file, outputFiles[0].contents);
    writeAtomically(libraries, JSON.stringify(found));
    writeInputs(manifest, metafile);
  }
  return { file, libraries: JSON.parse(readFileSync(libraries, 'utf8')) };
}

/**
 * Bundles the modules that apps import by name, and returns the path of the bundle. The path contains a hash of the content, so the
 * compiled code next to it always belongs to this content.
 */
async function libraryBundle(libraries) {
  const contents = Object.entries(libraries)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, path]) => `exports[${JSON.stringify(name)}] = require(${JSON.stringify(path)});`)
    .join('\n');
  const folder = cacheFolder(`${contents}\nlibraries`);
  const [manifest, current] = ['inputs.json', 'current.json'].map((name) => join(folder, name));
  if (isFresh(manifest)) return JSON.parse(readFileSync(current, 'utf8'));
  const { outputFiles, metafile } = await build({
    ...COMMON,
    ...COMMON_JS,
    stdin: { contents, resolveDir: root, sourcefile: 'libraries.cjs' },
    outfile: join(folder, 'main.cjs'),
  });
  const file = join(folder, `${hashOf(outputFiles[0].contents)}.cjs`);
  mkdirSync(folder, { recursive: true });
  rmSync(manifest, { force: true });
  writeAtomically(file, outputFiles[0].contents);
  for (const name of readdirSync(folder).filter((each) => /\.(cjs|code)/.test(each)))
    if (!join(folder, name).startsWith(file)) rmSync(join(folder, name), { force: true });
  writeAtomically(current, JSON.stringify(file));
  // The generated source that imports the libraries is not a file.
  delete metafile.inputs['libraries.cjs'];
  writeInputs(manifest, metafile);
  return file;
}

/** Runs a CommonJS file with a given `require`, and returns its exports. Line numbers in errors are those of the file. */
function load(file, requireOf, cachedData) {
  const [before] = Module.wrap('\n').split('\n');
  const script = new vm.Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    columnOffset: -before.length,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  const module = new Module(file);
  module.filename = file;
  script.runInThisContext()(module.exports, requireOf, module, file, dirname(file));
  return { exports: module.exports, script };
}

/** Exports of the library bundles that this process has loaded, by path. */
const loaded = new Map();

/** Loads a library bundle once, with the code that V8 compiled in an earlier run. If there is none for this version of V8, it is written. */
function loadLibraries(file) {
  if (loaded.has(file)) return loaded.get(file);
  const code = `${file}.${process.version}.code`;
  const cachedData = existsSync(code) ? readFileSync(code) : undefined;
  const { exports, script } = load(file, createRequire(file), cachedData);
  // Written when the process ends: by then, V8 has compiled the functions that the app uses.
  if (!cachedData || script.cachedDataRejected)
    process.once('exit', () => writeAtomically(code, script.createCachedData()));
  loaded.set(file, exports);
  return exports;
}

/** Bundles an app: `run` runs it in this process, `file` is the bundle of the app's sources, `mapOf` builds the source map. */
export async function appBundle(entry) {
  // Otherwise, after an edit of a schema, the app would run with the old bindings, and Nx would cache the result.
  makeBindings((text) => console.error(text));
  const path = resolve(entry);
  const { file, libraries } = await ownBundle(path);
  const shared = await libraryBundle(libraries);
  return {
    file,
    run() {
      const require = createRequire(file);
      const modules = loadLibraries(shared);
      load(file, (name) => (Object.hasOwn(libraries, name) ? modules[name] : require(name)));
    },
    async mapOf() {
      const { outputFiles } = await build({ ...ownOptions(path, {}), sourcemap: 'external', outdir: dirname(file) });
      return outputFiles.find(({ path: output }) => output.endsWith('.map')).text;
    },
  };
}
