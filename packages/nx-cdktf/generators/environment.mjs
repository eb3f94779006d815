import { load } from '../load.mjs';
import { formatAccounts } from './format-accounts.mjs';

/** Adds an environment to the tree. */
export default async function environment(tree, options) {
  const { addEnvironment } = await load('src/environment-generator/index.ts');
  const completed = addEnvironment(tree, options);
  await formatAccounts(tree);
  return completed;
}
