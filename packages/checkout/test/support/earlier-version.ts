import { execFileSync } from 'node:child_process';

/** Age in commits of the version that is used while the repository has no version tag. */
const COMMITS = 30;

/**
 * The last version tag before HEAD, or the commit of 30 commits ago.
 *
 * @throws Error in a shallow clone, which has no earlier version.
 */
export function earlierVersion(checkout: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: checkout, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  if (git('rev-parse', '--is-shallow-repository') === 'true')
    throw new Error('this clone has no history: run git fetch --unshallow, or clone with fetch-depth: 0');
  const [tag] = git('tag', '--merged', 'HEAD~1', '--list', 'v*', '--sort=-version:refname').split('\n');
  return git('rev-parse', `${tag || `HEAD~${COMMITS}`}^{commit}`);
}
