import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commitOf } from '../../src/git';
import { stageForReview } from '../../src/terraform/stage';
import { GitCheckout } from '../support/git-checkout';

const VALUES = 'apps/prod/src/environment.ts';
const staged = (stage: string) => `export const environment = { stage: '${stage}' };`;

let repository: GitCheckout;

beforeEach(() => (repository = new GitCheckout()));
afterEach(() => repository.remove());

const git = (...args: readonly string[]) => repository.git(...args);
const write = (files: Readonly<Record<string, string>>) => repository.write(files);
const commit = (files: Readonly<Record<string, string>>) => repository.commit(files);
const judged = async (base: string) =>
  stageForReview({ checkout: repository.folder, environment: 'prod' }, await commitOf(repository.folder, base));

describe('the stage for the review of a change', () => {
  test.each([
    ['that of the base, if the change lowers it', 'production', 'development', 'production'],
    ['that of the change, if it is stricter', 'development', 'staging', 'staging'],
    ['the same, if the change keeps it', 'development', 'development', 'development'],
    ['production, if the base has no known stage', 'live', 'development', 'production'],
  ])('is %s', async (_which, before, after, expected) => {
    const base = commit({ [VALUES]: staged(before) });
    write({ [VALUES]: staged(after) });

    expect(await judged(base)).toBe(expected);
    expect(await judged('main')).toBe(expected);
  });

  test('is read from the files that the base imports, not from those of the change', async () => {
    const base = commit({
      [VALUES]: "import { stage } from '../../shared/stage';\nexport const environment = { stage };",
      'apps/shared/stage.ts': "export const stage = 'production';",
    });
    commit({ 'apps/shared/stage.ts': "export const stage = 'development';" });

    expect(await judged(base)).toBe('production');
  });

  test('is production if the values of the base cannot be read', async () => {
    const base = commit({ [VALUES]: 'export const environment = {' });
    write({ [VALUES]: staged('development') });

    expect(await judged(base)).toBe('production');
  });

  test('is that of the change for an environment that the base does not have', async () => {
    const base = commit({ 'README.md': '' });
    write({ [VALUES]: staged('development') });

    expect(await judged(base)).toBe('development');
  });

  test('is production if the clone does not have the base, and fails if the base is not a commit', async () => {
    commit({ [VALUES]: staged('development') });

    expect(await judged('2'.repeat(40))).toBe('production');
    await expect(judged('orgin/main')).rejects.toMatchObject({ code: 'ERR_BASE_UNKNOWN' });
    await expect(judged('--help')).rejects.toMatchObject({ code: 'ERR_BASE_UNKNOWN' });
  });

  test('leaves the work tree, its index and .local unchanged', async () => {
    const base = commit({ [VALUES]: staged('production'), 'removed.txt': 'a' });
    write({ [VALUES]: staged('development') });
    git('rm', '--quiet', 'removed.txt');
    const before = git('status', '--short');

    await judged(base);

    expect(git('status', '--short')).toBe(before);
    expect(existsSync(join(repository.folder, 'removed.txt'))).toBe(false);
    expect(readdirSync(join(repository.folder, '.local'))).toEqual([]);
  });
});
