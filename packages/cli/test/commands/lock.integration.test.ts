import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { findCheckout, readToolchain } from '@auth0-cognito/checkout';
import { Checkout } from './support/checkout';

const { terraform } = readToolchain(findCheckout(__dirname));
const env = { ...process.env, TF_CLI_CONFIG_FILE: '' };
const { platform } = JSON.parse(execFileSync(terraform, ['version', '-json'], { env }).toString()) as {
  platform: string;
};
const LOCK = 'apps/dev/.terraform.lock.hcl';
let checkout: Checkout;

/** Puts a provider into the mirror. Terraform reads the providers that it locks, but does not run them. */
function mirror(version: string, on: string): void {
  const file = `mirror/registry.terraform.io/acme/tiny/${version}/${on}/terraform-provider-tiny_v${version}`;
  checkout.write(file, `${version} for ${on}`);
  chmodSync(checkout.path(file), 0o755);
}

/** Requires a provider with this constraint, and keeps the state in a file. */
const synthesize = (version: string) => {
  checkout.synthesize({
    terraform: { required_providers: { tiny: { source: 'registry.terraform.io/acme/tiny', version } } },
  });
};

beforeEach(() => {
  const config = 'terraform.rc';
  const variables = {
    ...process.env,
    TERRAFORM_BINARY_NAME: terraform,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: config,
  };
  checkout = new Checkout(variables);
  variables.TF_CLI_CONFIG_FILE = checkout.path(config);
  checkout.write(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = "${checkout.path('mirror')}"\n  }\n}\n`,
  );
  for (const on of [platform, 'plan9_mips']) mirror('1.0.0', on);
  synthesize('~> 1.0');
});
afterEach(() => checkout.remove());

const lock = (...args: string[]) => checkout.federation(['lock', 'dev', '--mirror', 'mirror', ...args]);
const locked = () => readFileSync(checkout.path(LOCK), 'utf8');
const hashes = () => locked().match(/h1:/g)?.length;

describe('./federation lock', () => {
  test('keeps the providers of each platform in the folder of the environment', async () => {
    const { exitCode, progress } = await lock('--platform', platform, 'plan9_mips');

    expect(`${exitCode} ${progress}`).toMatch(/^0 [\s\S]*commit it/);
    expect(locked()).toContain('version     = "1.0.0"');
    expect(hashes()).toBe(2);
  });

  test('adds a platform to the locked version, and uses a newer version only on request', async () => {
    await lock('--platform', platform);
    for (const on of [platform, 'plan9_mips']) mirror('1.1.0', on);

    await lock('--platform', 'plan9_mips');
    const kept = [locked().includes('"1.0.0"'), hashes()];
    await lock('--platform', platform, '--upgrade');

    expect(kept).toEqual([true, 2]);
    expect(locked()).toContain('version     = "1.1.0"');
  });

  test('makes a plan fail with another constraint until the lock is updated', async () => {
    await lock('--platform', platform);
    const before = locked();
    mirror('1.1.0', platform);
    synthesize('~> 1.1');

    const { exitCode, progress } = await checkout.federation(['plan', 'dev']);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/lock file|locked provider/);
    expect(locked()).toBe(before);
    expect(existsSync(checkout.path('.local/plans/dev/plan.tfplan'))).toBe(false);
  });

  test('makes a plan fail with other checksums', async () => {
    await lock('--platform', platform);
    checkout.write(
      `mirror/registry.terraform.io/acme/tiny/1.0.0/${platform}/terraform-provider-tiny_v1.0.0`,
      'something else',
    );

    const { exitCode, progress } = await checkout.federation(['validate', 'dev']);

    expect(exitCode).toBe(1);
    expect(progress).toContain('checksum');
  });

  test.each([
    ['no platform', [], 'ERR_LOCK_ARGUMENTS at --platform'],
    ['an invalid platform', ['--platform', 'Linux'], 'ERR_PLATFORM_UNKNOWN'],
  ])('refuses %s', async (_what, args, told) => {
    const { exitCode, progress } = await lock(...args);

    expect(progress).toContain(told);
    expect(exitCode).toBe(1);
    expect(existsSync(checkout.path(LOCK))).toBe(false);
  });

  test('leaves the file unchanged if Terraform fails', async () => {
    await lock('--platform', platform);
    const before = locked();

    const { exitCode } = await lock('--platform', 'solaris_sparc');

    expect(exitCode).toBe(1);
    expect(locked()).toBe(before);
  });
});
