import { load } from '../load.mjs';

/** Removes an environment from the tree. */
export default async function removal(tree, options) {
  const { formatAccounts, holdLock, isDryRun, removeEnvironment } = await load('src/environment-generator/remove.ts');
  holdLock(tree.root);
  const completed = await removeEnvironment(tree, { ...options, isDryRun: isDryRun(process.argv) });
  formatAccounts(tree);
  return completed;
}
