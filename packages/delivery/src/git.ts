import { FaultError } from '@auth0-cognito/contract';
import { fault } from './faults';

/**
 * Runs git in a folder; that it says no is a result.
 *
 * @throws FaultError ERR_GIT_MISSING.
 */
async function attempt(folder: string, args: readonly string[]) {
  const { execa } = await import('execa');
  const ended = await execa('git', args, { cwd: folder, reject: false, stripFinalNewline: false });
  const { exitCode, stdout, stderr, originalMessage, shortMessage = 'it was stopped' } = ended;
  if (exitCode === undefined)
    throw new FaultError('git', [fault.ERR_GIT_MISSING({ why: originalMessage ?? shortMessage })]);
  return { exitCode, stdout, stderr };
}

/**
 * The commit from which the work tree's branch left `ref`: what was changed elsewhere since does not count.
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

/** Text of a file in a commit; undefined where the commit has none. */
export async function fileAt(folder: string, commit: string, path: string): Promise<string | undefined> {
  const listed = await must(folder, ['ls-tree', '--name-only', commit, '--', path]);
  return listed.trim() === '' ? undefined : must(folder, ['show', `${commit}:./${path}`]);
}

/** What is not committed, a line each as of `git status --short`; files that git ignores aside. */
export async function uncommitted(folder: string): Promise<readonly string[]> {
  const listed = await must(folder, ['status', '--porcelain', '--untracked-files=all']);
  return listed.split('\n').filter((line) => line !== '');
}

/** Files that are committed or staged, relative to the folder. */
export async function trackedFiles(folder: string): Promise<readonly string[]> {
  const listed = await must(folder, ['ls-files', '-z']);
  return listed.split('\0').filter((file) => file !== '');
}

async function must(folder: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await attempt(folder, args);
  if (exitCode !== 0)
    throw new FaultError('git', [fault.ERR_GIT_FAILED({ path: `git ${args[0]}`, why: stderr.trim() })]);
  return stdout;
}
