// How Nx loads a part of the plugin: bundled when it has changed, so that Nx needs no TypeScript loader, which would cost more than
// everything else here. Nx loads what imports this by require(): no top-level await.

/**
 * A module of this package, by its path from this folder.
 *
 * @param how - `packages: 'external'` leaves libraries in node_modules; the provider bindings need them in the bundle, as for an app
 */
export async function load(path, how) {
  const { bundle } = await import('../../tools/bundle.mjs');
  const { pathToFileURL, fileURLToPath } = await import('node:url');
  const entry = fileURLToPath(new URL(path, import.meta.url));
  return import(pathToFileURL(await bundle(entry, how)).href);
}
