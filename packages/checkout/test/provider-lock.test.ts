import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  TESTED_PROVIDERS,
  deployedVersions,
  initialLock,
  parseProviderLock,
  providerSource,
  unlockedText,
} from '../src';

const LOCKED = `# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = ">= 5.100.0, < 7.0.0"
  hashes = [
    "h1:abc=",
  ]
}
`;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, '.terraform.lock.hcl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const withoutVariables = {};

describe('an environment without a lock file', () => {
  test('is deployed with the tested versions', () => {
    expect(deployedVersions(file)).toEqual(TESTED_PROVIDERS);
  });

  test('starts Terraform and OpenTofu with the tested versions', () => {
    const { providers, rest } = parseProviderLock(initialLock(file, withoutVariables));

    expect(rest).toBe('');
    expect(providers.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'registry.terraform.io/hashicorp/aws 5.100.0',
      'registry.opentofu.org/hashicorp/aws 5.100.0',
      'registry.terraform.io/auth0/auth0 1.38.0',
      'registry.opentofu.org/auth0/auth0 1.38.0',
    ]);
  });
});

describe('an environment with a lock file', () => {
  test('is deployed with its versions', () => {
    writeFileSync(file, LOCKED);

    expect(deployedVersions(file)).toEqual({ ...TESTED_PROVIDERS, 'hashicorp/aws': '6.25.0' });
  });

  test('gives cdktf the versions and the checksums, without a constraint that would make it upgrade', () => {
    writeFileSync(file, LOCKED);

    const [provider] = parseProviderLock(initialLock(file, withoutVariables)).providers;

    expect(provider).toEqual({
      name: 'registry.terraform.io/hashicorp/aws',
      version: '6.25.0',
      constraints: '',
      hashes: ['h1:abc='],
    });
  });
});

test('a rehearsal has its own lock file', () => {
  writeFileSync(file, LOCKED);
  const own = join(folder, 'own');
  writeFileSync(own, '');
  const variables = { FEDERATION_LOCK_FILE: own };

  expect([unlockedText(variables), initialLock(file, variables)]).toEqual(['', '']);
});

test.each([
  ['registry.terraform.io/hashicorp/aws', 'hashicorp/aws'],
  ['registry.opentofu.org/auth0/auth0', 'auth0/auth0'],
  ['registry.acme.example/acme/aws', 'registry.acme.example/acme/aws'],
])('the source of %s is %s', (name, source) => {
  expect(providerSource(name)).toBe(source);
});
