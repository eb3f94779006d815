import { chmodSync } from 'node:fs';
import type { Finding } from '../../src/doctor/finding';
import { GitHubServer, TOKEN } from '../github/support/github-server';
import type { StoredEnvironment } from '../github/support/github-settings';
import { Checkout } from './support/checkout';
import { goldenApp } from './support/golden-app';

const REPOSITORY = 'acme/auth0-cognito';
const CUSTOM = { protected_branches: false, custom_branch_policies: true };
const REVIEWERS = [{ type: 'required_reviewers', reviewers: [{ type: 'Team' }], prevent_self_review: true }];
const REVIEWED = {
  dismiss_stale_reviews_on_push: true,
  require_code_owner_review: true,
  require_last_push_approval: true,
  required_approving_review_count: 1,
};
const RULES = [
  { type: 'pull_request', parameters: REVIEWED },
  { type: 'non_fast_forward' },
  {
    type: 'required_status_checks',
    parameters: { required_status_checks: ['Plans', 'Test'].map((context) => ({ context, integration_id: 15368 })) },
  },
];

let github: GitHubServer;
let checkout: Checkout;

/** The settings of a GitHub environment that the commands of bootstrap create. */
const made = (account: string, environment: string, role: 'plan' | 'deploy'): StoredEnvironment => ({
  deployment_branch_policy: CUSTOM,
  branches: [{ name: 'main' }, ...(role === 'plan' ? [{ name: 'refs/pull/*/merge' }] : [])],
  variables: { AWS_ROLE_ARN: `arn:aws:iam::${account}:role/github-acme-${environment}-${role}` },
  secrets: ['AUTH0_CLIENT_ID', 'AUTH0_CLIENT_SECRET'],
});

beforeEach(async () => {
  github = await GitHubServer.start(REPOSITORY);
  github.settings.rules.set('main', RULES);
  for (const [account, name] of [
    ['111111111111', 'dev'],
    ['333333333333', 'prod'],
  ] as const) {
    github.settings.environments.set(`${name}-plan`, made(account, name, 'plan'));
    github.settings.environments.set(name, made(account, name, 'deploy'));
  }
  github.world.environments.set('prod', REVIEWERS);
  const { HTTPS_PROXY: _proxy, https_proxy: _same, ...variables } = process.env;
  checkout = new Checkout({
    ...variables,
    GITHUB_API_URL: github.url,
    GH_TOKEN: TOKEN,
    GITHUB_TOKEN: '',
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AUTH0_CLIENT_ID: '',
    AUTH0_CLIENT_SECRET: '',
  });
  for (const name of ['dev', 'prod']) goldenApp(checkout, name, { [name]: `${name}/test/golden/cdk.tf.json` });
  const accounts = ['account-111111111111', 'account-333333333333'];
  goldenApp(
    checkout,
    'bootstrap',
    Object.fromEntries(accounts.map((name) => [name, `bootstrap/test/golden/${name}.tf.json`])),
  );
});
afterEach(async () => {
  checkout.remove();
  await github.close();
});

const doctor = (args: readonly string[], variables: NodeJS.ProcessEnv = {}) =>
  checkout.federation(['doctor', ...args], '', variables);

/** Findings for the GitHub settings of an environment, or of the repository alone. */
async function onGitHub(environment?: string, variables: NodeJS.ProcessEnv = {}) {
  const args = [...(environment === undefined ? [] : [environment]), '--only', 'github', '--json'];
  const { exitCode, result } = await doctor(args, variables);
  const { findings } = JSON.parse(result) as { findings: readonly Finding[] };
  const faults = findings.flatMap((finding) => finding.faults);
  const outcomes = [...new Set(findings.map(({ outcome }) => outcome))];
  return { exitCode, findings, outcomes, codes: faults.map(({ code }) => code), faults };
}

describe('./federation doctor, for the settings on GitHub,', () => {
  test('passes with the settings of bootstrap and the runbook', async () => {
    const { exitCode, progress } = await doctor(['dev', 'prod', '--only', 'github']);

    expect(`${exitCode} ${progress}`).toMatch(/^0 /);
    expect(progress).not.toMatch(/✗|\?/);
    expect(progress.match(/✓/g)).toHaveLength(3 + 2 * 5);
  });

  test.each([
    ['by name', 'repo:acme/auth0-cognito', 'ERR_GITHUB_SUBJECT_MISMATCH'],
    ['of another repository with this name', 'repo:acme@1111111/auth0-cognito@3333333', 'ERR_GITHUB_SUBJECT_MISMATCH'],
    ['of a renamed repository', 'repo:acme@1111111/sign-in@2222222', 'ERR_GITHUB_SUBJECT_RENAMED'],
    ['in an unknown format', 'repo:acme@1111111/auth0-cognito', 'ERR_GITHUB_SUBJECT_SHAPE'],
  ])('prints the fix if its tokens have a subject %s', async (_what, prefix, code) => {
    github.settings.subject = { use_default: true, sub_claim_prefix: prefix };

    const { exitCode, faults } = await onGitHub();

    expect(exitCode).toBe(3);
    expect(faults).toEqual([expect.objectContaining({ code })]);
    if (code.endsWith('MISMATCH')) expect(faults[0]?.fix).toContain(`subClaimPrefix: '${prefix}'`);
  });

  test.each<[string, string, (settings: GitHubServer['settings'], world: GitHubServer['world']) => unknown, string[]]>([
    ['another default branch', 'dev', (s) => (s.defaultBranch = 'trunk'), ['DEFAULT_BRANCH', 'BRANCH_MISSING']],
    [
      'no rule',
      'dev',
      (s) => s.rules.clear(),
      ['BRANCH_UNPROTECTED', 'FORCE_PUSH', 'CHECK_NOT_REQUIRED', 'CHECK_NOT_REQUIRED'],
    ],
    [
      'a rule without a check',
      'dev',
      (s) => s.rules.set('main', RULES.slice(0, 2)),
      Array(2).fill('CHECK_NOT_REQUIRED'),
    ],
    [
      'a check from any source',
      'dev',
      (s) =>
        s.rules.set('main', [
          ...RULES.slice(0, 2),
          {
            type: 'required_status_checks',
            parameters: { required_status_checks: [{ context: 'Plans' }, { context: 'Test', integration_id: 15368 }] },
          },
        ]),
      ['CHECK_ANY_SOURCE'],
    ],
    ...Object.keys(REVIEWED).map((name): [string, string, (s: GitHubServer['settings']) => unknown, string[]] => [
      `a rule without ${name}`,
      'dev',
      (s) => s.rules.set('main', [{ type: 'pull_request', parameters: { ...REVIEWED, [name]: 0 } }, ...RULES.slice(1)]),
      ['REVIEW_RULE'],
    ]),
    [
      'force-pushes, which a classic rule also allows',
      'dev',
      (s) => {
        s.rules.set('main', [RULES[0], RULES[2]]);
        s.protections.set('main', { allow_force_pushes: { enabled: true } });
      },
      ['FORCE_PUSH'],
    ],
    [
      'a classic rule with only some of the review settings',
      'dev',
      (s) => {
        s.rules.set('main', [{ type: 'pull_request' }, ...RULES.slice(1)]);
        s.protections.set('main', {
          required_pull_request_reviews: { dismiss_stale_reviews: true, required_approving_review_count: 2 },
        });
      },
      ['REVIEW_RULE', 'REVIEW_RULE'],
    ],
    [
      'reviewers who may approve their own run',
      'prod',
      (_s, world) => world.environments.set('prod', [{ ...REVIEWERS[0]!, prevent_self_review: false }]),
      ['SELF_REVIEW'],
    ],
    ['no environment', 'dev', (s) => s.environments.delete('dev-plan'), ['ENVIRONMENT_MISSING']],
    ['any branch', 'dev', (s) => (s.environments.get('dev')!.deployment_branch_policy = null), ['ENVIRONMENT_REFS']],
    [
      'an additional branch',
      'dev',
      (s) => s.environments.get('dev')!.branches.push({ name: '*' }),
      ['ENVIRONMENT_REFS'],
    ],
    [
      'a tag',
      'dev',
      (s) => (s.environments.get('dev')!.branches = [{ name: 'main', type: 'tag' }]),
      ['ENVIRONMENT_REFS'],
    ],
    ['no pull requests', 'dev', (s) => s.environments.get('dev-plan')!.branches.pop(), ['ENVIRONMENT_REFS']],
    ['no variable', 'dev', (s) => (s.environments.get('dev')!.variables = {}), ['VARIABLE_MISSING']],
    ['no secrets', 'dev', (s) => (s.environments.get('dev')!.secrets = []), Array(2).fill('SECRET_MISSING')],
    ['no reviewers for production', 'prod', (_s, world) => world.environments.delete('prod'), ['REVIEWERS_MISSING']],
    [
      'the plan role in the deploy environment',
      'dev',
      (s) => (s.environments.get('dev')!.variables = s.environments.get('dev-plan')!.variables),
      ['ROLE_WRONG'],
    ],
  ])('reports %s', async (_what, environment, change, codes) => {
    change(github.settings, github.world);

    const found = await onGitHub(environment);

    expect(found.exitCode).toBe(3);
    expect(found.codes).toEqual(codes.map((code) => `ERR_GITHUB_${code}`));
  });

  test('reads a classic rule of the branch, and reports if it may not', async () => {
    github.settings.rules.clear();
    const reviews = {
      dismiss_stale_reviews: true,
      require_code_owner_reviews: true,
      require_last_push_approval: true,
      required_approving_review_count: 1,
    };
    const rule = {
      required_pull_request_reviews: reviews,
      required_status_checks: {
        contexts: ['Plans', 'Test'],
        checks: ['Plans', 'Test'].map((context) => ({ context, app_id: 15368 })),
      },
    };

    github.settings.protections.set('main', rule);
    const read = await onGitHub();
    github.settings.protections.set('main', null);
    const unread = await onGitHub();

    expect(read.outcomes).toEqual(['passed']);
    expect([unread.exitCode, unread.codes]).toEqual([1, ['ERR_GITHUB_FORBIDDEN']]);
  });

  test('skips checks that need a token', async () => {
    const open = await onGitHub('dev', { GH_TOKEN: '' });
    github.settings.isPrivate = true;
    const hidden = await onGitHub('dev', { GH_TOKEN: '' });
    const wrong = await onGitHub('dev', { GH_TOKEN: 'ghp_of_yesterday' });

    expect([open.exitCode, open.codes]).toEqual([1, Array(2).fill('ERR_GITHUB_TOKEN_MISSING')]);
    expect([hidden.exitCode, hidden.codes]).toEqual([1, Array(2).fill('ERR_GITHUB_TOKEN_MISSING')]);
    expect([wrong.exitCode, wrong.codes]).toEqual([1, Array(2).fill('ERR_GITHUB_UNAUTHORIZED')]);
    expect(JSON.stringify(wrong)).not.toContain('of_yesterday');
  });

  test.each(
    ['^GET ', '^GET /(rules|branches|environments|actions)'].flatMap((calls) =>
      [
        '<html>',
        null,
        [null],
        { default_branch: 1, branch_policies: 7, protection_rules: [null], total_count: 1, variables: [null] },
      ].map((data) => [calls, data] as const),
    ),
  )('finishes if a server answers %s with %j', async (calls, data) => {
    github.interfere(new RegExp(calls), { status: 200, data }, { times: 99 });

    const { exitCode, codes } = await onGitHub('dev');

    expect([1, 3]).toContain(exitCode);
    expect(codes.length).toBeGreaterThan(0);
  });
});

describe('./federation doctor', () => {
  test('checks only the machine if no environment is given', async () => {
    checkout.write(
      '.local/toolchain.json',
      JSON.stringify({ terraform: '/nowhere/terraform', python: '/nowhere/python' }),
    );

    const { exitCode, progress } = await doctor([], { TERRAFORM_BINARY_NAME: '' });

    expect(exitCode).toBe(3);
    expect(progress).toMatch(/✓ Node [\d.]+\n✗ Terraform\n[\s\S]*✗ Python\n[\s\S]*✗ Chromium\n/);
    expect(progress).not.toMatch(/AWS|Auth0 application|GitHub/);
    expect(github.calls).toEqual([]);
  });

  test.each([
    ['it does not exist', undefined],
    ['it is empty', ''],
    ['it is another document', '[]x'],
    ['it is a word', '"set up"'],
  ])('requires the set-up again if its file cannot be used: %s', async (_what, text) => {
    if (text !== undefined) checkout.write('.local/toolchain.json', text);

    const { exitCode, progress } = await doctor([]);

    expect(exitCode).toBe(3);
    expect(progress).toMatch(/✗ set-up\n {4}ERR_DOCTOR_SETUP: .*\n {6}fix: run npm run setup/);
  });

  test('reports a Terraform version that is too old', async () => {
    checkout.write('terraform', `#!/bin/sh\necho '{ "terraform_version": "1.9.8" }'\n`);
    chmodSync(checkout.path('terraform'), 0o755);

    const { progress } = await doctor([], { TERRAFORM_BINARY_NAME: checkout.path('terraform') });

    expect(progress).toMatch(/✗ Terraform 1\.9\.8 .*\n {4}ERR_DOCTOR_TOO_OLD/);
  });

  test('skips checks that need credentials, and does not fail for them', async () => {
    const { exitCode, progress } = await doctor(['dev', '--only', 'aws,auth0']);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/\? dev: AWS account 111111111111\n {4}ERR_AWS_CREDENTIALS/);
    expect(progress).toMatch(/\? dev: Auth0 application for deploy .*\n {4}ERR_DOCTOR_AUTH0_CREDENTIALS/);
  });

  test('reports an environment that does not synthesize, and checks the others', async () => {
    checkout.write('apps/dev/cdktf.json', JSON.stringify({ app: 'echo ERR_SOMETHING >&2; exit 1' }));

    const { exitCode, progress } = await doctor(['dev', 'prod', '--only', 'auth0,github']);

    expect(exitCode).toBe(3);
    expect(progress).toMatch(/✗ dev: values of dev\n {4}ERR_BOOTSTRAP_SYNTH: ERR_SOMETHING/);
    expect(progress).toMatch(/✓ prod: GitHub environment prod: protection/);
  });

  test('refuses unknown environments and unknown areas, and lists all of them', async () => {
    const unknown = await doctor(['nowhere', 'dev', 'elsewhere']);
    const area = await doctor(['--only', 'clouds,aws']);

    expect(unknown.exitCode).toBe(1);
    expect(unknown.progress.match(/ERR_ENVIRONMENT_UNKNOWN/g)).toHaveLength(2);
    expect(area.exitCode).toBe(1);
    expect(area.progress).toMatch(/ERR_DOCTOR_AREA[\s\S]*ERR_DOCTOR_ENVIRONMENT_MISSING/);
  });

  test('prints one JSON document', async () => {
    const { result, progress } = await doctor(['dev', '--only', 'auth0', '--json']);

    expect(JSON.parse(result)).toMatchObject({
      outcome: 'unanswered',
      role: 'deploy',
      environments: ['dev'],
      findings: [{ area: 'auth0', environment: 'dev', outcome: 'unanswered' }],
    });
    expect(progress).toBe('');
  });
});
