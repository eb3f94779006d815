// What Nx loads for `nx g @auth0-cognito/nx-cdktf:environment`; see plugin.mjs for why it is bundled. Libraries are taken in, as
// for an app: the provider bindings require theirs.

/** Adds an environment to the tree. */
export default async function environment(tree, options) {
  const { bundle } = await import('../../../tools/run.mjs');
  const { pathToFileURL, fileURLToPath } = await import('node:url');
  const entry = fileURLToPath(new URL('../src/environment-generator/index.ts', import.meta.url));
  const generator = await import(pathToFileURL(await bundle(entry)).href);
  return generator.addEnvironment(tree, options);
}
