// An app in two bundles: its own sources, and what they import by name. The second is one for all apps that import the same, so that a
// hundred environments without an extension share it, with V8's compiled code.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vm from 'node:vm';
import { makeBindings } from '../packages/provider-auth0/bindings.mjs';
import { build, cacheFolder, COMMON, COMMON_JS, hashOf, isFresh, root, writeInputs } from './bundle.mjs';
import { writeWhole } from './whole-file.mjs';

/** Leaves what is imported by name out, and keeps where each was found in `found`. Node's own modules stay imports. */
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

/** How the app's own sources are bundled. */
const ownOptions = (entry, found) => ({
  ...COMMON,
  ...COMMON_JS,
  entryPoints: [entry],
  outdir: dirname(entry),
  plugins: [namedImportsStay(found)],
});

/** Bundles the app's own sources: the bundle's path, and the path of each module that it imports by name. */
async function ownBundle(entry) {
  const folder = cacheFolder(`${entry}\nown`);
  const [file, libraries, manifest] = ['main.cjs', 'libraries.json', 'inputs.json'].map((name) => join(folder, name));
  if (!isFresh(manifest)) {
    const found = {};
    const { outputFiles, metafile } = await build(ownOptions(entry, found));
    mkdirSync(folder, { recursive: true });
    rmSync(manifest, { force: true });
    writeWhole(file, outputFiles[0].contents);
    writeWhole(libraries, JSON.stringify(found));
    writeInputs(manifest, metafile);
  }
  return { file, libraries: JSON.parse(readFileSync(libraries, 'utf8')) };
}

/**
 * Bundles what apps import by name, and returns the bundle's path. Its name follows from its content: compiled code that is next to it
 * is that of this content.
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
  writeWhole(file, outputFiles[0].contents);
  for (const name of readdirSync(folder).filter((each) => /\.(cjs|code)/.test(each)))
    if (!join(folder, name).startsWith(file)) rmSync(join(folder, name), { force: true });
  writeWhole(current, JSON.stringify(file));
  // No file has the source that lists them.
  delete metafile.inputs['libraries.cjs'];
  writeInputs(manifest, metafile);
  return file;
}

/** Runs a CommonJS file with a given `require`, and returns its exports. Places in errors are those of the file. */
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

/** Exports of the libraries that this process has loaded, by their bundle. */
const loaded = new Map();

/** Loads the libraries once, with the code that V8 compiled in an earlier run; keeps that code where there is none for this V8. */
function loadLibraries(file) {
  if (loaded.has(file)) return loaded.get(file);
  const code = `${file}.${process.version}.code`;
  const cachedData = existsSync(code) ? readFileSync(code) : undefined;
  const { exports, script } = load(file, createRequire(file), cachedData);
  // As the process ends, the functions that it used are compiled.
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => writeWhole(code, script.createCachedData()));
  loaded.set(file, exports);
  return exports;
}

/** An app, bundled: `run` runs it in this process, `file` has its own sources, `mapOf` builds their source map. */
export async function appBundle(entry) {
  // Else a schema that was edited would be synthesized with the bindings of before, and Nx would cache that.
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
