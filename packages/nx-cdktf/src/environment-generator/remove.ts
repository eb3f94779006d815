import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapNamesOf } from '@auth0-cognito/bootstrap';
import { withoutEntry } from '@auth0-cognito/checkout/sources';
import { defaultStateKey, planJobsOf, throwFaults } from '@auth0-cognito/contract';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import type { Tree } from '@nx/devkit';
import { fault } from '../faults';
import { ACCOUNTS, accountsOf, listingOf, writeAccountGoldens, writeAccounts } from './accounts';
import { removeOwners } from './codeowners';
import { removeFromPackageLock } from './package-lock';
import { readState, type ReadState } from './state';
import { environmentNames, evaluate, tenantsOf, textOf, valuesFile } from './values';

/** What `nx g @auth0-cognito/nx-cdktf:remove-environment` takes; its schema describes each. */
export interface RemovalOptions {
  readonly name: string;
  readonly keepResources?: boolean;
}

/** Refuses where files would go that only this machine has, or that manage something. */
async function check(tree: Tree, { name, keepResources }: RemovalOptions, read: ReadState): Promise<void> {
  const known = environmentNames(tree);
  throwFaults(
    `environment ${name}`,
    known.includes(name) ? [] : [fault.ERR_GENERATOR_ENVIRONMENT_UNKNOWN({ received: name, known })],
  );
  const unwritten = `apps/${name}/cdktf.out/stacks/${name}/errored.tfstate`;
  throwFaults(
    `environment ${name}`,
    existsSync(join(tree.root, unwritten)) ? [fault.ERR_GENERATOR_STATE_FILE({ path: unwritten, name })] : [],
  );
  if (keepResources) return;
  const held = await read(tree.root, name);
  throwFaults(
    `environment ${name}`,
    held.length > 0 ? [fault.ERR_GENERATOR_STATE_HOLDS({ path: `state of ${name}`, name, held })] : [],
  );
}

/** What stays in AWS, Auth0 and GitHub, with the way to delete it. */
function remains(tree: Tree, values: EnvironmentInput, { keepResources }: RemovalOptions): readonly string[] {
  const { name, organization, account, state } = values;
  const bootstrap = accountsOf(tree);
  const listing = listingOf(bootstrap, name);
  const [other] = Object.keys(listing?.environments ?? {}).filter((each) => each !== name);
  const names = bootstrapNamesOf({ organization, name });
  const own = names.aws.join(', ');
  const [tenant = ''] = tenantsOf(values);
  const stateFile = `s3://${state.bucket}/${state.key ?? defaultStateKey(name)}`;
  return [
    ...(keepResources
      ? [`resources: everything that the state ${stateFile} holds; nothing manages it from now on`]
      : []),
    `AWS ${account}, state: ${stateFile} and its earlier versions`,
    ...(listing === undefined
      ? []
      : [
          other === undefined
            ? `AWS ${account}, bootstrap: ${own}, the bucket ${listing.stateBucket}, its key, and GitHub's OIDC provider; no other environment uses them`
            : `AWS ${account}, bootstrap: ${own}; ./federation bootstrap ${other} plans their deletion`,
          `Auth0 ${tenant}: the applications ${names.auth0.join(', ')}`,
          ...[planJobsOf(name), name].map(
            (each) => `GitHub: gh api -X DELETE repos/${bootstrap?.repository}/environments/${each}`,
          ),
        ]),
  ];
}

/**
 * Removes an environment from the repository: its app, its entry in the accounts, its lines of CODEOWNERS and of package-lock.json.
 * Deletes nothing in AWS, Auth0 or GitHub, and prints what remains there.
 *
 * @param read - reads the state, unless its resources may stay
 * @returns what completes the removal once the files are written
 * @throws FaultError for an unknown name, a state that holds resources or cannot be read, and accounts that are not written as data.
 */
export async function removeEnvironment(
  tree: Tree,
  options: RemovalOptions,
  read: ReadState = readState,
): Promise<() => void> {
  const { name } = options;
  await check(tree, options, read);
  const left = remains(tree, evaluate(tree, valuesFile(name), textOf(tree, valuesFile(name))), options);
  const isListed = listingOf(accountsOf(tree), name) !== undefined;

  removeFromPackageLock(tree, name);
  removeOwners(tree, name);
  if (isListed) writeAccounts(tree, withoutEntry(textOf(tree, ACCOUNTS), name), name, false);
  tree.delete(`apps/${name}`);
  process.stdout.write(
    `\nNot deleted, and nothing of it is in the repository:\n${left.map((each) => `  ${each}\n`).join('')}`,
  );
  return () => {
    if (isListed) writeAccountGoldens(tree.root);
    // What git ignores: saved plans, which belong to no environment now.
    rmSync(join(tree.root, '.local/plans', name), { recursive: true, force: true });
  };
}
