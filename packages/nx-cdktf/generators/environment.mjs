import { load } from '../load.mjs';

/** Adds an environment to the tree. */
export default async function environment(tree, options) {
  const { addEnvironment, formatAccounts, holdLock } = await load('src/environment-generator/index.ts');
  holdLock(tree.root);
  const completed = addEnvironment(tree, options);
  formatAccounts(tree);
  return completed;
}
