import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExtension } from '@auth0-cognito/environment/testing';
import { GitHubServer } from '../github/support/github-server';
import { OwnCopy } from './own-copy';

jest.setTimeout(240_000);

/** The answers of a team; derived values are left out. */
const ANSWERS = {
  organization: 'globex',
  hosts: 'globex.com',
  repository: 'globex/sign-in',
  subClaimPrefix: 'repo:globex@3333333/sign-in@4444444',
  owners: '@globex/people',
  scope: '@globex',
  'dev.account': '444444444444',
  'dev.region': 'eu-west-1',
  'dev.federations.auth0.tenant.domain': 'globex-dev.eu.auth0.com',
  'staging.account': '555555555555',
  'staging.federations.auth0.tenant.domain': 'globex-staging.eu.auth0.com',
  'prod.account': '666666666666',
  'prod.domain.hostedZoneId': 'Z9999999999ZZZZZZZZZZ',
  'prod.federations.auth0.tenant.domain': 'globex.eu.auth0.com',
};
const REQUIRED = Object.keys(ANSWERS).filter((key) => key !== 'dev.region');

/** Tests that read the apps' own values; the tests of bootstrap's rules have separate values. */
const APP_TESTS = '(dev|staging|prod|/bootstrap)\\.test\\.ts$';

let copy: OwnCopy;
let github: GitHubServer;
const answersFile = join(mkdtempSync(join(tmpdir(), 'answers-')), 'answers.json');
const init = (...args: string[]) => copy.federation('init', '--no-rehearse', ...args);
const codes = (text: string) => [...text.matchAll(/(ERR_\w+) at (\S+)/g)].map(([, code, path]) => `${code} ${path}`);

beforeAll(async () => {
  github = await GitHubServer.start('globex/sign-in');
  github.settings.subject = { use_default: true, sub_claim_prefix: ANSWERS.subClaimPrefix };
  copy = new OwnCopy({ GITHUB_API_URL: github.url, GH_TOKEN: '', GITHUB_TOKEN: '' });
  writeExtension(copy.path('apps/dev'), 'dev');
  const golden = copy.path('packages/environment/scripts/update-golden.mjs');
  execFileSync(process.execPath, [golden], { cwd: copy.path('apps/dev') });
  copy.commit('an extension');
  writeFileSync(answersFile, JSON.stringify(ANSWERS));
});
afterAll(async () => {
  copy.remove();
  await github.close();
  rmSync(join(answersFile, '..'), { recursive: true });
});

describe('./federation init, before anything is written,', () => {
  afterEach(() => expect(copy.git('status', '--short')).toBe(''));

  test('lists every missing answer if there is no terminal', async () => {
    const { exitCode, progress } = await init('--set', 'dev.region=eu-west-1');

    expect(codes(progress).sort()).toEqual(REQUIRED.map((key) => `ERR_INIT_ANSWER_MISSING ${key}`).sort());
    expect(exitCode).toBe(1);
  });

  test('reports missing answers together with invalid ones, by format and by schema', async () => {
    const wrong = ['owners=globex', 'dev.account=1234', 'dev.region=eu-west-1', 'organisation=globex', 'scope'];
    const { exitCode, progress } = await init(...wrong.flatMap((each) => ['--set', each]));

    const missing = REQUIRED.filter((key) => !['owners', 'dev.account'].includes(key));
    const expected = [
      ...missing.map((key) => `ERR_INIT_ANSWER_MISSING ${key}`),
      'ERR_INIT_ANSWER_UNKNOWN organisation',
      'ERR_INIT_SET_SHAPE --set',
      'ERR_INIT_ANSWER owners',
      expect.stringMatching(/^ERR_(?!INIT_ANSWER_MISSING)\w+ dev\.account$/),
    ];
    expect(codes(progress)).toEqual(expect.arrayContaining(expected));
    expect(codes(progress)).toHaveLength(expected.length);
    expect(exitCode).toBe(1);
  });

  test('prints every question with its current answer', async () => {
    const { exitCode, result } = await init('--questions');
    const questions = JSON.parse(result) as Record<string, string>;

    expect(Object.keys(questions)).toEqual(expect.arrayContaining([...REQUIRED, 'prod.state.bucket', 'dev.app.url']));
    expect(questions['dev.app.url']).toBe('http://localhost:3000');
    expect(exitCode).toBe(0);
  });

  test('reports all invalid answers at once, including those that the schema of the environments refuses', async () => {
    const { exitCode, progress } = await init(
      ...['--answers', answersFile, '--set', 'scope=globex', '--set', 'owners=globex', '--set', 'dev.account=1234'],
      ...['--set', 'prod.domain.customDomain=https://login', '--set', 'staging.state.bucket=A'],
    );

    expect(codes(progress)).toEqual(
      expect.arrayContaining([
        'ERR_INIT_ANSWER scope',
        'ERR_INIT_ANSWER owners',
        expect.stringMatching(/^ERR_\w+ dev\.account$/),
        expect.stringMatching(/^ERR_\w+ prod\.domain\.customDomain$/),
        expect.stringMatching(/^ERR_\w+ staging\.state\.bucket$/),
      ]),
    );
    expect(exitCode).toBe(1);
  });

  test.each([
    ['an answer to a question that does not exist', ['--set', 'qa.account=1'], 'ERR_INIT_ANSWER_UNKNOWN qa.account'],
    ['a setting without a value', ['--set', 'scope'], 'ERR_INIT_SET_SHAPE --set'],
    ['a missing file', ['--answers', 'none.json'], 'ERR_FILE_UNREADABLE none.json'],
    ['a file with other content', ['--answers', 'README.md'], 'ERR_INIT_ANSWERS_UNREADABLE README.md'],
    ['the scope of a library', ['--answers', answersFile, '--set', 'scope=@aws-sdk'], 'ERR_INIT_SCOPE_TAKEN scope'],
  ])('refuses %s', async (_what, args, expected) => {
    const { exitCode, progress } = await init(...args);

    expect(codes(progress)).toContain(expected);
    expect(exitCode).toBe(1);
  });

  test.each([
    ['the subject of another repository', 'repo:globex@3333333/other@5', 'ERR_GITHUB_SUBJECT_MISMATCH subClaimPrefix'],
    ['a subject by name', 'repo:globex/sign-in', 'ERR_GITHUB_SUBJECT_MISMATCH subClaimPrefix'],
  ])('refuses %s if GitHub reports a different one', async (_what, subject, expected) => {
    const { exitCode, progress } = await init('--answers', answersFile, '--set', `subClaimPrefix=${subject}`);

    expect(codes(progress)).toEqual([expected]);
    expect(exitCode).toBe(1);
  });

  test('takes the subject from GitHub; if GitHub cannot be read, reports the cause and requires an answer', async () => {
    const { subClaimPrefix: told, ...others } = ANSWERS;
    const settings = Object.entries(others).flatMap(([key, value]) => ['--set', `${key}=${value}`]);

    const asked = await init(...settings, '--dry-run');
    github.settings.isPrivate = true;
    const unasked = await init(...settings, '--dry-run');
    const answered = await init('--answers', answersFile, '--dry-run');
    github.settings.isPrivate = false;

    expect(asked.progress).toMatch(new RegExp(`subClaimPrefix +repo:\\S+ → ${told}`));
    expect(unasked.progress).toMatch(/ERR_INIT_ANSWER_MISSING at subClaimPrefix[\s\S]*ERR_GITHUB_TOKEN_MISSING/);
    expect(answered.progress).toMatch(/warning: subClaimPrefix was not compared with GitHub: ERR_GITHUB_TOKEN_MISSING/);
    expect([asked.exitCode, unasked.exitCode, answered.exitCode]).toEqual([0, 1, 0]);
  });

  test('shows each value and each file that it would change', async () => {
    const { exitCode, progress } = await init('--answers', answersFile, '--dry-run');

    expect(progress).toMatch(/apps\/dev\/src\/environment\.ts\n[\s\S]*account +111111111111 → 444444444444\n/);
    expect(progress).toMatch(/further files, most for the scope: @[\w-]+ → @globex\n[\s\S]* {2}nx\.json\n/);
    expect(progress).toContain('nothing was written');
    expect(exitCode).toBe(0);
  });
});

describe('./federation init', () => {
  test('does not write if there are uncommitted changes, and leaves them unchanged', async () => {
    copy.write('LICENSE', 'mine');

    const { exitCode, progress } = await init('--answers', answersFile);
    const status = copy.git('status', '--short');
    copy.git('checkout', '--quiet', '--', 'LICENSE');

    expect(codes(progress)).toEqual(['ERR_INIT_TREE_DIRTY git']);
    expect(status).toBe(' M LICENSE\n');
    expect(exitCode).toBe(1);
  });

  test('replaces the names of the example with those of the team; a second run changes nothing', async () => {
    const first = await init('--answers', answersFile);
    const changed = copy.git('diff');
    const second = await init('--answers', answersFile);

    expect(`${first.exitCode} ${first.progress}`).toMatch(/^0 /);
    expect(`${second.exitCode} ${second.progress}`).toMatch(/^0 nothing to change/);
    expect(copy.git('diff')).toBe(changed);
  });

  test('leaves nothing of the former scope, repository, accounts, tenants and hosts', () => {
    const before = (file: string) => copy.git('show', `HEAD:${file}`);
    const [scope = ''] = (JSON.parse(before('packages/cli/package.json')) as { name: string }).name.split('/');
    const [, repository = ''] = /repository: '([^']+)'/.exec(before('apps/bootstrap/src/accounts.ts')) ?? [];
    const files = copy.git('ls-files').trim().split('\n');
    const holding = (text: string, among: readonly string[]) =>
      among.filter((file) => existsSync(copy.path(file)) && copy.text(file).toLowerCase().includes(text));
    const own = files.filter((file) => /^apps\/.*(environment|accounts)\.ts$|\/golden\/|CODEOWNERS$/.test(file));

    expect(holding(`${scope}/`, files)).toEqual([]);
    expect(holding(`github.com/${repository}`, files)).toEqual([]);
    const isGenerated = (file: string) => copy.text(file).startsWith('<!--');
    const pages = files.filter((file) => /^(README|docs\/(?!adr\/|api\/).+)\.md$/.test(file) && !isGenerated(file));

    expect(holding('acme', [...own, ...pages])).toEqual([]);
    expect(own.length).toBeGreaterThanOrEqual(8);
    expect(copy.text('apps/prod/src/environment.ts')).toContain("fromEmailAddress: 'Globex <login@globex.com>'");
    expect(copy.text('.github/CODEOWNERS')).toMatch(/^\* @globex\/people$/m);
  });

  test('leaves comments and code of the environments unchanged', () => {
    for (const name of ['dev', 'staging', 'prod']) {
      const lines = (text: string) => text.split('\n').map((line) => line.replace(/'[^']*'/g, "''"));
      const file = `apps/${name}/src/environment.ts`;

      expect(lines(copy.text(file))).toEqual(lines(copy.git('show', `HEAD:${file}`)));
    }
  });

  test('leaves apps that pass their own tests, and formatted files', async () => {
    const bin = copy.path('node_modules/.bin');
    const [jest, format] = await Promise.all([
      copy.run([
        join(bin, 'jest'),
        '--selectProjects',
        'dev',
        'staging',
        'prod',
        'bootstrap-app',
        '--testPathPatterns',
        APP_TESTS,
      ]),
      copy.run([join(bin, 'oxfmt'), '--check']),
    ]);

    expect(jest.progress).toMatch(/Test Suites: 4 passed, 4 total/);
    expect(`${format.exitCode} ${format.progress}`).toMatch(/^0 /);
  });

  test('leaves a lock file that npm ci accepts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'npm-ci-'));
    for (const file of copy.git('ls-files', '*package.json', 'package-lock.json', '.npmrc').trim().split('\n')) {
      cpSync(copy.path(file), join(folder, file));
    }
    const npm = () =>
      execFileSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'], {
        cwd: folder,
        stdio: 'pipe',
      });

    expect(npm).not.toThrow();
    rmSync(folder, { recursive: true });
  });
});
