import { load } from '../load.mjs';

/** Removes an environment from the tree. */
export default async function removal(tree, options) {
  const { isDryRun, removeEnvironment } = await load('src/environment-generator/remove.ts');
  return removeEnvironment(tree, { ...options, isDryRun: isDryRun(process.argv) });
}
