import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { defineBootstrap } from '@auth0-cognito/bootstrap';
import type { Bootstrap } from '@auth0-cognito/bootstrap';
import { readValues } from '@auth0-cognito/checkout/values';
import { FaultError } from '@auth0-cognito/contract';
import type { Tree } from '@nx/devkit';
import { fault } from '../faults';
import { textOf } from './values';

/** Values of the accounts. A copy may have none: it has no bootstrap. */
export const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';

/** The accounts that a tree's module lists; undefined where it has no such module. */
export function accountsOf(tree: Tree, text = textOf(tree, ACCOUNTS)): Bootstrap | undefined {
  if (!tree.exists(ACCOUNTS)) return undefined;
  return defineBootstrap(readValues({ checkout: tree.root, file: ACCOUNTS, constant: 'bootstrap', text }));
}

/** The account that lists an environment. */
export const listingOf = (bootstrap: Bootstrap | undefined, name: string): Bootstrap['accounts'][number] | undefined =>
  bootstrap?.accounts.find(({ environments }) => Object.hasOwn(environments, name));

/**
 * Writes the accounts' module with one environment more or less.
 *
 * @throws FaultError ERR_GENERATOR_ACCOUNTS where the text was edited and its values do not say so; what `defineBootstrap` refuses.
 */
export function writeAccounts(tree: Tree, text: string, name: string, isListed: boolean): void {
  if ((listingOf(accountsOf(tree, text), name) !== undefined) !== isListed)
    throw new FaultError(`environment ${name}`, [fault.ERR_GENERATOR_ACCOUNTS({ path: ACCOUNTS, name, isListed })]);
  tree.write(ACCOUNTS, text);
}

/** Writes the configuration of the accounts that their test compares with, once the accounts are written. */
export function writeAccountGoldens(root: string): void {
  const script = join(root, 'packages/bootstrap/scripts/update-golden.mjs');
  const options = { cwd: join(root, 'apps/bootstrap'), encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(process.execPath, [script], options);
  if (status !== 0)
    throw new FaultError('accounts', [fault.ERR_GENERATOR_GOLDENS({ path: 'apps/bootstrap', said: stderr.trim() })]);
}
