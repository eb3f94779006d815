import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapNamesOf } from '@auth0-cognito/bootstrap';
import { withoutEntry } from '@auth0-cognito/checkout/sources';
import { defaultStateKey, FaultError, planJobsOf, throwFaults, type Fault } from '@auth0-cognito/contract';
import { isInWorkTree, uncommitted } from '@auth0-cognito/delivery';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import type { Tree } from '@nx/devkit';
import { fault } from '../faults';
import { ACCOUNTS, accountsOf, listingOf, writeAccounts } from './accounts';
import { removeOwners } from './codeowners';
import { removeFromPackageLock } from './package-lock';
import { readState, type ReadState } from './state';
import { environmentNames, evaluate, tenantsOf, textOf, valuesFile } from './values';

export { formatAccounts } from './accounts';
export { isDryRun } from './dry-run';
export { holdLock } from './lock';

/** Options of `nx g @auth0-cognito/nx-cdktf:remove-environment`. The generator's schema describes them. */
export interface RemovalOptions {
  readonly name: string;
  readonly keepResources?: boolean;
  /** Whether Nx only lists the changes. Nx itself does not pass --dry-run on in the options. */
  readonly isDryRun?: boolean;
}

/** Functions that read the state of the environment and the uncommitted changes of its app. */
export interface RemovalReaders {
  readonly state: ReadState;
  /** Uncommitted changes of a folder. Empty outside a git repository. */
  readonly changes: (root: string, folder: string) => Promise<readonly string[]>;
}

const READERS: RemovalReaders = {
  state: readState,
  changes: async (root, folder) => ((await isInWorkTree(root)) ? uncommitted(root, folder) : []),
};

/**
 * Refuses the removal if the app has uncommitted changes, if it has a state that an apply could not write to the bucket, or if its state
 * contains resources. A dry run deletes no files: in the first two cases it only prints a warning.
 */
async function check(
  tree: Tree,
  { name, keepResources, isDryRun }: RemovalOptions,
  read: RemovalReaders,
): Promise<void> {
  const refuse = (...faults: readonly Fault[]) => throwFaults(`environment ${name}`, faults);
  const known = environmentNames(tree);
  if (!known.includes(name)) refuse(fault.ERR_GENERATOR_ENVIRONMENT_UNKNOWN({ received: name, known }));

  const app = `apps/${name}`;
  const unwritten = `${app}/cdktf.out/stacks/${name}/errored.tfstate`;
  const changes = await read.changes(tree.root, app);
  const lost = [
    ...(existsSync(join(tree.root, unwritten)) ? [fault.ERR_GENERATOR_STATE_FILE({ path: unwritten, name })] : []),
    ...(changes.length > 0 ? [fault.ERR_GENERATOR_UNCOMMITTED({ path: app, name, changes })] : []),
  ];
  const [first, ...rest] = lost;
  if (first && isDryRun)
    process.stderr.write(
      `\nwarning: without --dry-run this is refused\n${new FaultError(app, [first, ...rest]).message}\n`,
    );
  else refuse(...lost);

  const resources = keepResources ? [] : await read.state(tree.root, name);
  if (resources.length > 0) refuse(fault.ERR_GENERATOR_STATE_NOT_EMPTY({ path: `state of ${name}`, name, resources }));
}

/** Texts about the objects that remain in AWS, Auth0 and GitHub, and about how to delete them. */
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
 * @param read - its `state` is not called with the option `keepResources`
 * @returns a function that Nx calls after it has written the files: it completes the removal
 * @throws FaultError for an unknown name, uncommitted changes of the app, a state that contains resources or cannot be read, or an accounts
 * file that is not plain data.
 */
export async function removeEnvironment(tree: Tree, options: RemovalOptions, read = READERS): Promise<() => void> {
  const { name } = options;
  await check(tree, options, read);
  const left = remains(tree, evaluate(tree, valuesFile(name), textOf(tree, valuesFile(name))), options);
  const isListed = listingOf(accountsOf(tree), name) !== undefined;

  removeFromPackageLock(tree, name);
  removeOwners(tree, name);
  if (isListed) writeAccounts(tree, withoutEntry(textOf(tree, ACCOUNTS), name), name, false);
  tree.delete(`apps/${name}`);
  process.stdout.write(
    `\nNot deleted. These exist outside the repository if ${name} was bootstrapped or deployed; delete them yourself:\n${left.map((each) => `  ${each}\n`).join('')}`,
  );
  return () => {
    // Saved plans are not in the tree, since git ignores them.
    rmSync(join(tree.root, '.local/plans', name), { recursive: true, force: true });
  };
}
