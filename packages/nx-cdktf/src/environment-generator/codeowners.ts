import type { Tree } from '@nx/devkit';
import { textOf } from './values';

const CODEOWNERS = '.github/CODEOWNERS';

/** Whether a line of CODEOWNERS has a pattern with an environment's folder. Comments and patterns with wildcards do not count. */
const isOf = (name: string) => (line: string) => new RegExp(`^\\s*/?apps/${name}(?=[/\\s])`).test(line);

/** Adds the owners of the model's folder for the folder of a new environment. */
export function addOwners(tree: Tree, { name, like }: { readonly name: string; readonly like: string }): void {
  const lines = textOf(tree, CODEOWNERS).split('\n');
  if (!lines.some(isOf(like))) return;
  const added = lines.flatMap((line) =>
    isOf(like)(line) ? [line, line.replace(`apps/${like}`, `apps/${name}`)] : [line],
  );
  tree.write(CODEOWNERS, added.join('\n'));
}

/** Removes the lines for an environment's folder. */
export function removeOwners(tree: Tree, name: string): void {
  const lines = textOf(tree, CODEOWNERS).split('\n');
  const kept = lines.filter((line) => !isOf(name)(line));
  if (kept.length < lines.length) tree.write(CODEOWNERS, kept.join('\n'));
}
