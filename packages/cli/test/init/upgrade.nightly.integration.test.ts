import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { earlierVersion } from '../../../checkout/test/support/earlier-version';
import { OwnCopy } from './own-copy';

jest.setTimeout(600_000);

const CHECKOUT = resolve(__dirname, '../../../..');

const ANSWERS = {
  organization: 'initech',
  hosts: 'initech.com',
  repository: 'initech/sign-in',
  subClaimPrefix: 'repo:initech@3333333/sign-in@4444444',
  owners: '@initech/people',
  scope: '@initech',
  'dev.account': '444444444444',
  'dev.federations.auth0.tenant.domain': 'initech-dev.eu.auth0.com',
  'staging.account': '555555555555',
  'staging.federations.auth0.tenant.domain': 'initech-staging.eu.auth0.com',
  'prod.account': '666666666666',
  'prod.domain.hostedZoneId': 'Z9999999999ZZZZZZZZZZ',
  'prod.federations.auth0.tenant.domain': 'initech.eu.auth0.com',
};

/**
 * Replaces `npm run setup`, which needs a registry: links the packages of the workspace by the scope in their
 * manifests, as `npm ci` does.
 */
const LINK_PACKAGES = `scope=$(node -p 'require("./packages/cli/package.json").name.split("/")[0]')
for each in @initech @auth0-cognito; do
  [ -d node_modules/$scope ] || [ ! -d node_modules/$each ] || mv node_modules/$each node_modules/$scope
done
`;

/** The commands below a heading of UPGRADING.md. */
function commands(heading: string, values: Readonly<Record<string, string>>): string {
  const page = readFileSync(join(CHECKOUT, 'UPGRADING.md'), 'utf8');
  const [, block = ''] = new RegExp(`^## ${heading}\\n[\\s\\S]*?\`\`\`sh\\n([\\s\\S]*?)\`\`\``, 'm').exec(page) ?? [];
  if (!block) throw new RangeError(`no commands below ${heading}`);
  return block
    .replaceAll('npm run setup\n', () => LINK_PACKAGES)
    .replaceAll('./federation ', 'node packages/cli/bin/federation.mjs ')
    .replaceAll(/<(\w+)>/g, (_, name: string) => values[name] ?? '');
}

describe('a copy of an earlier version that a team has renamed and edited', () => {
  let copy: OwnCopy;
  let later: string;
  const sh = (script: string) => {
    const names = { GIT_AUTHOR_NAME: 'team', GIT_AUTHOR_EMAIL: 'team@initech.com' };
    const env = { ...process.env, ...names, GIT_COMMITTER_NAME: 'team', GIT_COMMITTER_EMAIL: 'team@initech.com' };
    return execFileSync('sh', ['-euc', script], {
      cwd: copy.root,
      env: { ...env, GITHUB_API_URL: 'http://127.0.0.1:1' },
      stdio: 'pipe',
    });
  };

  beforeAll(() => {
    copy = new OwnCopy();
    later = copy.git('rev-parse', 'HEAD').trim();
    copy.git('branch', 'later');
    copy.git('fetch', '--quiet', CHECKOUT, earlierVersion(CHECKOUT));
    copy.git('checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
    writeFileSync(join(copy.root, '.local/answers.json'), JSON.stringify(ANSWERS));
    sh('node packages/cli/bin/federation.mjs init --answers .local/answers.json --no-rehearse');
    copy.commit('our own names');
    sh(commands('Create the branch once', { commit: 'HEAD' }));
    copy.write(
      'apps/dev/src/environment.ts',
      copy.text('apps/dev/src/environment.ts').replace("team: 'identity'", "team: 'sign-in'"),
    );
    copy.write('README.md', `${copy.text('README.md')}\nOur runbook is elsewhere.\n`);
    sh('cd apps/dev && node ../../packages/environment/scripts/update-golden.mjs');
    copy.commit('our edits');
  });
  afterAll(() => {
    rmSync(join(copy.root, '../answers.json'), { force: true });
    copy?.remove();
  });

  test('is upgraded to a later version by the commands of UPGRADING.md', () => {
    sh(commands('Upgrade to a version', { repository: copy.root, version: 'later' }));

    expect(copy.git('status', '--porcelain')).toBe('');
    expect(copy.git('branch', '--show-current').trim()).toBe('main');
  });

  test('keeps its names and its edits', () => {
    expect(copy.text('apps/dev/src/environment.ts')).toMatch(/team: 'sign-in'[\s\S]*initech-dev/);
    expect(copy.text('README.md')).toContain('Our runbook is elsewhere.');
    expect(copy.git('grep', '--files-with-matches', '@initech/environment', '--', 'apps')).toContain(
      'apps/dev/src/main.ts',
    );
    expect(() => copy.git('grep', '--quiet', '@auth0-cognito/', '--', 'packages/*/src', 'apps')).toThrow();
  });

  test('has every file of the later version, and account files under their new names', () => {
    const accounts = { 111111111111: 'dev', 222222222222: 'staging', 333333333333: 'prod' } as const;
    const renamed = (file: string) =>
      Object.entries(accounts).reduce((name, [old, at]) => name.replace(old, ANSWERS[`${at}.account`]), file);
    const files = copy.git('ls-tree', '-r', '--name-only', later).split('\n').filter(Boolean).map(renamed);

    expect(files.filter((file) => !existsSync(copy.path(file)))).toEqual([]);
  });

  test('synthesizes the content of its golden files', () => {
    for (const name of ['dev', 'staging', 'prod'])
      sh(`cd apps/${name} && node ../../packages/environment/scripts/update-golden.mjs`);

    expect(copy.git('status', '--porcelain')).toBe('');
  });
});
