import { load } from '../load.mjs';
import { formatAccounts } from './format-accounts.mjs';

/** Removes an environment from the tree. */
export default async function removal(tree, options) {
  const { isDryRun, removeEnvironment } = await load('src/environment-generator/remove.ts');
  const completed = await removeEnvironment(tree, { ...options, isDryRun: isDryRun(process.argv) });
  await formatAccounts(tree);
  return completed;
}
