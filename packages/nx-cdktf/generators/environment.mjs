import { load } from '../load.mjs';

/** Adds an environment to the tree. */
export default async function environment(tree, options) {
  const { addEnvironment } = await load('src/environment-generator/index.ts');
  return addEnvironment(tree, options);
}
