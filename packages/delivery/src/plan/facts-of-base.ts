import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { appFolder, LOCK_FILE, parseProviderLock } from '@auth0-cognito/checkout';
import type { ProviderLocks, Stage } from '@auth0-cognito/policy';
import { fileText } from '../files';
import { commitOf, fileAt } from '../git';
import { parseLockFile } from '../lock/lock-file';
import { stageForReview } from '../terraform/stage';

/** An environment of a checkout. */
interface Place {
  readonly checkout: string;
  readonly environment: string;
}

/**
 * Facts of the base commit for the review of a change: the stage, and the lock file.
 *
 * @param base - a commit, branch or tag
 * @throws FaultError ERR_BASE_UNKNOWN, ERR_GIT_…, ERR_LOCK_UNREADABLE and ERR_VALUES_UNREADABLE for the files of the change.
 */
export async function factsOfBase(
  place: Place,
  base: string,
): Promise<{ readonly stage: Stage; readonly locks?: ProviderLocks }> {
  const commit = await commitOf(place.checkout, base);
  const [stage, locks] = [await stageForReview(place, commit), await locksSince(place, commit)];
  return { stage, ...(locks && { locks }) };
}

/** Undefined if the clone does not have the commit. */
async function locksSince(
  { checkout, environment }: Place,
  commit: string | undefined,
): Promise<ProviderLocks | undefined> {
  if (commit === undefined) return undefined;
  const file = relative(checkout, join(appFolder(checkout, environment), LOCK_FILE));
  const before = await fileAt(checkout, commit, file);
  return {
    // Unreadable parts of the base are ignored: only the base can fix them.
    before: before === undefined ? null : parseProviderLock(before).providers.flatMap(withVersion),
    after: existsSync(join(checkout, file)) ? parseLockFile(file, fileText(join(checkout, file), 'a lock file')) : null,
  };
}

type Parsed = ReturnType<typeof parseProviderLock>['providers'][number];

const withVersion = ({ version, ...provider }: Parsed) => (version === undefined ? [] : [{ ...provider, version }]);
