import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineBootstrap, synthesize } from '@auth0-cognito/bootstrap';
import type { Bootstrap } from '@auth0-cognito/bootstrap';
import { formatTexts } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import { FaultError } from '@auth0-cognito/contract';
import type { Tree } from '@nx/devkit';
import { fault } from '../faults';
import { textOf } from './values';

/** File of the accounts. A copy of the repository without bootstrap does not have it. */
export const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';
/** Folder of the golden files, which a test compares with the synthesized configuration of the accounts. */
const GOLDENS = 'apps/bootstrap/test/golden';

/** The values that a source text of the accounts file exports. */
const valuesOf = (tree: Tree, text: string) =>
  readValues({ checkout: tree.root, file: ACCOUNTS, constant: 'bootstrap', text });

/** The accounts in a tree; undefined if the tree has no accounts file. */
export function accountsOf(tree: Tree, text = textOf(tree, ACCOUNTS)): Bootstrap | undefined {
  if (!tree.exists(ACCOUNTS)) return undefined;
  return defineBootstrap(valuesOf(tree, text));
}

/** The account whose list contains an environment. */
export const listingOf = (bootstrap: Bootstrap | undefined, name: string): Bootstrap['accounts'][number] | undefined =>
  bootstrap?.accounts.find(({ environments }) => Object.hasOwn(environments, name));

/**
 * Writes an edited accounts file, with one environment added or removed, and its golden files.
 *
 * @param isListed - whether `text` must list the environment `name`
 * @throws FaultError ERR_GENERATOR_ACCOUNTS if the values of `text` do not match `isListed`; the faults of `defineBootstrap`.
 */
export function writeAccounts(tree: Tree, text: string, name: string, isListed: boolean): void {
  if ((listingOf(accountsOf(tree, text), name) !== undefined) !== isListed)
    throw new FaultError(`environment ${name}`, [fault.ERR_GENERATOR_ACCOUNTS({ path: ACCOUNTS, name, isListed })]);
  tree.write(ACCOUNTS, text);
  writeGoldens(tree, valuesOf(tree, text));
}

/** Replaces the golden files by the synthesized configuration of these accounts. */
function writeGoldens(tree: Tree, bootstrap: unknown): void {
  const outdir = mkdtempSync(join(tmpdir(), 'accounts-'));
  try {
    synthesize(bootstrap, outdir);
    const stacks = join(outdir, 'stacks');
    const names = existsSync(stacks) ? readdirSync(stacks) : [];
    for (const file of tree.children(GOLDENS).filter((each) => !names.includes(each.replace(/\.tf\.json$/, ''))))
      tree.delete(`${GOLDENS}/${file}`);
    for (const name of names) tree.write(`${GOLDENS}/${name}.tf.json`, readFileSync(join(stacks, name, 'cdk.tf.json')));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Formats the accounts file if it has changed. */
export function formatAccounts(tree: Tree): void {
  if (!tree.listChanges().some(({ path }) => path === ACCOUNTS)) return;
  tree.write(ACCOUNTS, formatTexts(tree.root, { [ACCOUNTS]: textOf(tree, ACCOUNTS) })[ACCOUNTS] ?? '');
}
