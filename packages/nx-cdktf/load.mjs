// Loads a module of the plugin as a bundle, which is rebuilt if a source has changed. Nx then needs no TypeScript loader, which would take
// longer than the rest of the plugin. No top-level await here: Nx loads the importers of this file with require().

/**
 * Loads a module of this package by its path relative to this folder.
 *
 * @param how - options of the bundle. `packages: 'external'` does not bundle libraries; modules that load the provider bindings need the
 * libraries in the bundle
 */
export async function load(path, how) {
  const { bundle } = await import('../../tools/bundle.mjs');
  const { pathToFileURL, fileURLToPath } = await import('node:url');
  const entry = fileURLToPath(new URL(path, import.meta.url));
  return import(pathToFileURL(await bundle(entry, how)).href);
}
