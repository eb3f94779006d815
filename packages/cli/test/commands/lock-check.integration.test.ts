import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { ScriptedCheckout } from './support/scripted';

const LOCK = 'apps/dev/.terraform.lock.hcl';
const AWS = { name: 'hashicorp/aws', version: '5.100.0', constraints: '>= 5.100.0, < 7.0.0', hashes: ['h1:a', 'zh:b'] };
const AUTH0 = { name: 'auth0/auth0', version: '1.38.0', constraints: '~> 1.38', hashes: ['h1:c'] };

type Provider = typeof AWS;
let checkout: ScriptedCheckout;

const git = (...args: string[]) => execFileSync('git', args, { cwd: checkout.root, stdio: 'pipe' }).toString().trim();
const commit = () => {
  git('add', '--all');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'c');
};

/** A lock file in the format of Terraform. */
const lockText = (providers: readonly Provider[], registry = 'registry.terraform.io') =>
  [
    '# This file is maintained automatically by "terraform init".',
    '# Manual edits may be lost in future updates.',
    ...providers.map(
      ({ name, version, constraints, hashes }) =>
        `\nprovider "${registry}/${name}" {\n  version     = "${version}"\n  constraints = "${constraints}"\n` +
        `  hashes = [\n${hashes.map((hash) => `    "${hash}",\n`).join('')}  ]\n}`,
    ),
    '',
  ].join('\n');
const write = (...providers: Provider[]) => {
  checkout.write(LOCK, lockText(providers));
};
const requires = (aws: string, auth0 = '~> 1.38') => {
  const required = {
    aws: { source: 'hashicorp/aws', version: aws },
    auth0: { source: 'auth0/auth0', version: auth0 },
  };
  checkout.synthesize({ terraform: { required_providers: required } });
};
const check = (...args: string[]) => checkout.federation(['lock', '--check', ...args]);

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.write('.gitignore', 'cdktf.out\nanswers*\n');
  requires('>= 5.100, < 7');
  write(AWS, AUTH0);
  git('init', '--quiet', '--initial-branch', 'main');
  commit();
  git('switch', '--quiet', '--create', 'change');
});
afterEach(() => checkout.remove());

describe('./federation lock --check', () => {
  test.each([
    ['nothing', () => undefined],
    [
      'an added platform without a base to compare with',
      () => write({ ...AWS, hashes: [...AWS.hashes, 'h1:d'] }, AUTH0),
    ],
    ['the order of the constraint', () => requires('< 7, >= 5.100')],
    ["OpenTofu's registry", () => checkout.write(LOCK, lockText([AWS, AUTH0], 'registry.opentofu.org'))],
  ])('accepts a lock file with this change: %s', async (_what, change) => {
    change();

    const { exitCode, progress } = await check();

    expect(`${exitCode} ${progress}`).toBe('0 apps/dev/.terraform.lock.hcl: valid\n');
    expect(checkout.calls).toEqual([]);
  });

  test.each([
    ['the stack requires a newer one', () => requires('>= 5.101, < 7'), ['ERR_LOCKED_FOR_OTHER_CONSTRAINT']],
    [
      'its constraint was edited manually',
      () => write({ ...AWS, constraints: '>= 6.0.0' }, AUTH0),
      ['ERR_LOCKED_FOR_OTHER_CONSTRAINT'],
    ],
    [
      'only patch versions are allowed now',
      () => requires('>= 5.100, < 7', '~> 1.38.0'),
      ['ERR_LOCKED_FOR_OTHER_CONSTRAINT'],
    ],
    ['a provider is missing', () => write(AWS), ['ERR_NOT_LOCKED']],
    ['a provider is not required', () => write(AWS, AUTH0, { ...AWS, name: 'acme/tiny' }), ['ERR_LOCKED_NOT_REQUIRED']],
    [
      'every entry is wrong',
      () => write({ ...AWS, constraints: '' }),
      ['ERR_LOCKED_FOR_OTHER_CONSTRAINT', 'ERR_NOT_LOCKED'],
    ],
  ])('refuses a lock file that does not match the stack: %s', async (_what, change, codes) => {
    change();

    const { exitCode, progress } = await check();

    expect(progress.match(/ERR_\w+/g)).toEqual(codes);
    expect(exitCode).toBe(3);
  });

  test.each([
    ['another version', () => write({ ...AWS, version: '6.2.0' }, AUTH0), 'ERR_LOCKED_VERSION_CHANGED'],
    ['an older version', () => write(AWS, { ...AUTH0, version: '1.37.0' }), 'ERR_LOCKED_VERSION_CHANGED'],
    ['other checksums', () => write({ ...AWS, hashes: ['h1:x', 'zh:b'] }, AUTH0), 'ERR_LOCKED_CHECKSUMS_CHANGED'],
    [
      'further checksums',
      () => write({ ...AWS, hashes: [...AWS.hashes, 'h1:d'] }, AUTH0),
      'ERR_LOCKED_CHECKSUMS_CHANGED',
    ],
    ['fewer checksums', () => write({ ...AWS, hashes: ['h1:a'] }, AUTH0), 'ERR_LOCKED_CHECKSUMS_CHANGED'],
    ['no lock file', () => rmSync(checkout.path(LOCK)), 'ERR_LOCK_REMOVED'],
  ])('refuses, if no constraint changed, %s', async (_what, change, code) => {
    change();
    commit();

    const { exitCode, progress } = await check('--base', 'main');

    expect(progress.match(/ERR_\w+/g)).toEqual([code]);
    expect(exitCode).toBe(3);
  });

  test('accepts a new version if its constraint also changed', async () => {
    requires('>= 6.0, < 7');
    write({ ...AWS, version: '6.2.0', constraints: '>= 6.0.0, < 7.0.0', hashes: ['h1:n'] }, AUTH0);
    commit();

    expect((await check('--base', 'main')).exitCode).toBe(0);
  });

  test('refuses a changed provider whose constraint is unchanged, even if the constraint of another provider changed', async () => {
    requires('>= 6.0, < 7');
    write({ ...AWS, version: '6.2.0', constraints: '>= 6.0.0, < 7.0.0' }, { ...AUTH0, version: '1.39.0' });

    const { exitCode, progress } = await check('--base', 'main');

    expect(progress).toMatch(/ERR_LOCKED_VERSION_CHANGED at \S+, registry\.terraform\.io\/auth0\/auth0/);
    expect(progress.match(/ERR_/g)).toHaveLength(1);
    expect(exitCode).toBe(3);
  });

  test('accepts an added platform if it is specified, and nothing else', async () => {
    write({ ...AWS, hashes: [...AWS.hashes, 'h1:d'] }, AUTH0);
    const added = await check('--base', 'main', '--allow-checksums');
    write({ ...AWS, hashes: ['h1:d', 'zh:b'] }, AUTH0);
    const replaced = await check('--base', 'main', '--allow-checksums');

    expect([added.exitCode, replaced.exitCode]).toEqual([0, 3]);
  });

  test('compares with the commit where the branch left the base, not with later commits', async () => {
    git('switch', '--quiet', 'main');
    write({ ...AWS, version: '6.2.0' }, AUTH0);
    commit();
    git('switch', '--quiet', 'change');

    expect((await check('--base', 'main')).exitCode).toBe(0);
  });

  test('reports that there is nothing to check if no lock file exists', async () => {
    rmSync(checkout.path(LOCK));

    const { exitCode, progress } = await check();

    expect(`${exitCode} ${progress}`).toBe('0 apps/dev/.terraform.lock.hcl: no such file, nothing to check\n');
  });

  test('accepts a new lock file, and requires none of an environment without one', async () => {
    git('rm', '--quiet', LOCK);
    commit();
    const without = await check('--base', 'HEAD');
    write(AWS, AUTH0);
    const fresh = await check('--base', 'HEAD');

    expect([without.exitCode, fresh.exitCode]).toEqual([0, 0]);
  });

  test.each([
    ['a base that does not exist', ['--base', 'origin/none'], () => undefined, 'ERR_BASE_UNKNOWN'],
    ['a base that is an option', ['--base=--all'], () => undefined, 'ERR_BASE_UNKNOWN'],
    ['an unknown environment', ['qa'], () => undefined, 'ERR_ENVIRONMENT_UNKNOWN'],
    [
      'a lock file that Terraform did not write',
      [],
      () => checkout.write(LOCK, 'provider "x" {}'),
      'ERR_LOCK_UNREADABLE',
    ],
    [
      'a stack that was not synthesized',
      [],
      () => rmSync(checkout.path('apps/dev/cdktf.out'), { recursive: true }),
      'ERR_NOT_SYNTHESIZED',
    ],
    [
      'a folder without history',
      ['--base', 'main'],
      () => rmSync(checkout.path('.git'), { recursive: true }),
      'ERR_BASE_UNKNOWN',
    ],
  ])('fails at once for %s', async (_what, args, change, code) => {
    change();

    const { exitCode, progress } = await check(...args);

    expect(progress).toContain(code);
    expect(exitCode).toBe(1);
  });
});
