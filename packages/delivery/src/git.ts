import { FaultError } from '@auth0-cognito/contract';
import { fault } from './faults';

/**
 * Runs git in a folder. Returns a failure as a result.
 *
 * @throws FaultError ERR_GIT_MISSING.
 */
async function attempt(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { execa } = await import('execa');
  const ended = await execa('git', args, { cwd: folder, env, reject: false, stripFinalNewline: false });
  const { exitCode, stdout, stderr, originalMessage, shortMessage = 'it was stopped' } = ended;
  if (exitCode === undefined)
    throw new FaultError('git', [fault.ERR_GIT_MISSING({ why: originalMessage ?? shortMessage })]);
  return { exitCode, stdout, stderr };
}

/**
 * The merge base of the work tree and `ref`: later changes in `ref` are ignored.
 *
 * @throws FaultError ERR_BASE_UNKNOWN.
 */
export async function mergeBase(folder: string, ref: string): Promise<string> {
  const { exitCode, stdout, stderr } = await attempt(folder, ['merge-base', '--', ref, 'HEAD']);
  if (exitCode !== 0)
    throw new FaultError('base of the comparison', [
      fault.ERR_BASE_UNKNOWN({ ref, why: stderr.trim() || 'no common commit with HEAD' }),
    ]);
  return stdout.trim();
}

/**
 * The commit id of `ref`; undefined for the id of a commit that the clone does not have.
 *
 * @throws FaultError ERR_BASE_UNKNOWN.
 */
export async function commitOf(folder: string, ref: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`];
  const { exitCode, stdout, stderr } = await attempt(folder, args);
  if (exitCode === 0) return stdout.trim();
  if (/^[0-9a-f]{40}$/.test(ref)) return undefined;
  throw new FaultError('base of the comparison', [fault.ERR_BASE_UNKNOWN({ ref, why: stderr.trim() })]);
}

/**
 * Writes the files of a commit below the folder to `tree`, through a separate index: the work tree and its index stay unchanged.
 *
 * @see https://git-scm.com/docs/git-checkout-index
 */
export async function checkOutTo(
  folder: string,
  commit: string,
  { tree, index }: { readonly tree: string; readonly index: string },
): Promise<void> {
  const env = { GIT_INDEX_FILE: index };
  await must(folder, ['read-tree', `${commit}:./`], env);
  await must(folder, ['checkout-index', '--all', `--prefix=${tree}/`], env);
}

/** Text of a file in a commit; undefined if the commit does not have it. */
export async function fileAt(folder: string, commit: string, path: string): Promise<string | undefined> {
  const listed = await must(folder, ['ls-tree', '--name-only', commit, '--', path]);
  return listed.trim() === '' ? undefined : must(folder, ['show', `${commit}:./${path}`]);
}

/**
 * Whether the folder is in a work tree of git.
 *
 * @throws FaultError ERR_GIT_FAILED for a work tree that git does not read, as one of another user.
 */
export async function isInWorkTree(folder: string): Promise<boolean> {
  const { exitCode, stderr } = await attempt(folder, ['rev-parse', '--show-toplevel'], { LC_ALL: 'C' });
  if (exitCode === 0) return true;
  if (stderr.includes('not a git repository (or any')) return false;
  throw failed('rev-parse', stderr);
}

/**
 * Uncommitted changes, one line each as in `git status --short`, without ignored files.
 *
 * @param paths - files and folders, relative to the folder; all of the repository without one.
 */
export async function uncommitted(folder: string, ...paths: readonly string[]): Promise<readonly string[]> {
  const listed = await must(folder, ['status', '--porcelain', '--untracked-files=all', '--', ...paths]);
  return listed.split('\n').filter((line) => line !== '');
}

/** Files that are committed or staged, relative to the folder. */
export async function trackedFiles(folder: string): Promise<readonly string[]> {
  const listed = await must(folder, ['ls-files', '-z']);
  return listed.split('\0').filter((file) => file !== '');
}

async function must(folder: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
  const { exitCode, stdout, stderr } = await attempt(folder, args, env);
  if (exitCode !== 0) throw failed(args[0], stderr);
  return stdout;
}

const failed = (command: string | undefined, stderr: string) =>
  new FaultError('git', [fault.ERR_GIT_FAILED({ path: `git ${command}`, why: stderr.trim() })]);
