// What Nx loads. The plugin itself is src/index.ts; it is bundled when it has changed, so that Nx needs no TypeScript
// loader, which would cost more than everything else here. No top-level await: Nx loads this by require().

/** The plugin's functions, from its bundle. */
async function plugin() {
  const { bundle } = await import('../../tools/bundle.mjs');
  const { pathToFileURL, fileURLToPath } = await import('node:url');
  const entry = fileURLToPath(new URL('src/index.ts', import.meta.url));
  return import(pathToFileURL(await bundle(entry, { packages: 'external' })).href);
}

export const name = '@auth0-cognito/nx-cdktf';

export const createNodes = [
  '{apps/*/cdktf.json,*/*/test/**/*.test.ts,tools/test/**/*.test.ts}',
  async (...args) => (await plugin()).inferProjects(...args),
];
