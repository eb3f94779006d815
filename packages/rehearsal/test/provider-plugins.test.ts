import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { mirrorForEveryRegistry, npmRange, selectProviders, terraformCliConfig } from '../src/provider-plugins';

const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
const REQUIRED = { 'hashicorp/aws': '>= 5.100, < 7', 'auth0/auth0': '>= 1.38, < 2' };
const TESTED = { 'hashicorp/aws': '5.100.0', 'auth0/auth0': '1.38.0' };
let mirror: string;
beforeEach(() => (mirror = mkdtempSync(join(tmpdir(), 'mirror-'))));
afterEach(() => rmSync(mirror, { recursive: true, force: true }));

const unpacked = (source: string, version: string, on = platform, registry = 'registry.terraform.io') =>
  mkdirSync(join(mirror, registry, source, version, on), { recursive: true });

function archived(source: string, version: string, on = platform) {
  const folder = join(mirror, 'registry.terraform.io', source);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `terraform-provider-${source.split('/')[1]}_${version}_${on}.zip`), '');
}

describe(selectProviders, () => {
  test.each([
    ['the version that a deployment uses', '6.1.0', '6.1.0'],
    ['otherwise, the newest version that the environment accepts', '6.3.0', '6.2.0'],
  ])('selects %s', (_what, deployed, version) => {
    for (const each of ['5.99.0', '5.100.0', '6.1.0', '6.2.0', '7.0.0']) unpacked('hashicorp/aws', each);

    const { reports } = selectProviders(REQUIRED, { ...TESTED, 'hashicorp/aws': deployed }, { choice: 'offline' }, [
      mirror,
    ]);

    expect(reports).toContainEqual({ name: 'hashicorp/aws', version, deployed, source: 'plugin mirror' });
  });

  test.each([
    ['auto', 'plugin mirror'],
    ['registry', 'plugin mirror'],
    ['offline', 'offline'],
  ] as const)('with %s and the real Auth0 provider available, runs it from: %s', (choice, source) => {
    unpacked('hashicorp/aws', '5.100.0');
    archived('auth0/auth0', '1.40.0');

    const selection = selectProviders(REQUIRED, TESTED, { choice }, [mirror]);

    expect(selection.reports).toContainEqual(expect.objectContaining({ name: 'auth0/auth0', source }));
    expect(selection.servesAuth0).toBe(source === 'offline');
  });

  test('on macOS, serves the Auth0 provider and makes Terraform start the AWS provider', () => {
    unpacked('hashicorp/aws', '5.100.0');
    writeFileSync(
      join(mirror, 'registry.terraform.io/hashicorp/aws/5.100.0', platform, 'terraform-provider-aws_v5.100.0_x5'),
      '',
    );
    archived('auth0/auth0', '1.40.0');
    const select = (choice: 'auto' | 'registry', system: string) =>
      selectProviders(REQUIRED, TESTED, { choice, system }, [mirror]);

    expect(select('auto', 'linux')).toMatchObject({ servesAuth0: false, awsBinary: expect.any(String) as string });
    expect(select('auto', 'darwin')).toMatchObject({ servesAuth0: true });
    expect(select('auto', 'darwin')).not.toHaveProperty('awsBinary');
    expect(() => select('registry', 'darwin')).toThrow(
      expect.objectContaining({ code: 'ERR_PROVIDER_MACOS' }) as Error,
    );
  });

  test('auto serves the Auth0 provider if no mirror contains it', () => {
    unpacked('hashicorp/aws', '5.100.0');
    archived('auth0/auth0', '1.40.0', 'plan9_mips');

    const selection = selectProviders(REQUIRED, TESTED, { choice: 'auto' }, [mirror]);

    expect(selection).toEqual({
      servesAuth0: true,
      reports: [
        { name: 'hashicorp/aws', version: '5.100.0', deployed: '5.100.0', source: 'plugin mirror' },
        { name: 'auth0/auth0', version: '1.38.0', deployed: '1.38.0', source: 'offline' },
      ],
    });
  });

  test('registry works without a substitute', () => {
    unpacked('hashicorp/aws', '5.100.0');

    expect(() => selectProviders(REQUIRED, TESTED, { choice: 'registry' }, [mirror])).toThrow(
      expect.objectContaining({ code: 'ERR_PROVIDER_MISSING', message: expect.stringContaining('--provider offline') }),
    );
  });

  test('the AWS provider has no substitute', () => {
    expect(() => selectProviders(REQUIRED, TESTED, { choice: 'auto' }, [])).toThrow(
      expect.objectContaining({ code: 'ERR_PROVIDER_MISSING', message: expect.stringContaining('npm run setup') }),
    );
  });

  test('serves no version that the environment does not accept', () => {
    unpacked('hashicorp/aws', '5.100.0');

    expect(() => selectProviders({ ...REQUIRED, 'auth0/auth0': '>= 2' }, TESTED, { choice: 'auto' }, [mirror])).toThrow(
      expect.objectContaining({ code: 'ERR_PROVIDER_MISSING' }),
    );
  });
});

describe(npmRange, () => {
  test.each([
    ['~> 1.38', '1.99.0', true],
    ['~> 1.38', '2.0.0', false],
    ['~> 1.38.2', '1.38.9', true],
    ['~> 1.38.2', '1.39.0', false],
    ['>= 5.100, < 7', '6.9.9', true],
    ['>= 5.100, < 7', '7.0.0', false],
    ['5.100.0', '5.100.0', true],
    ['= 5.100.0', '5.100.1', false],
  ])('%s and %s: %s', (constraint, version, accepted) => {
    expect(satisfies(version, npmRange(constraint))).toBe(accepted);
  });
});

describe(mirrorForEveryRegistry, () => {
  const AWS = 'hashicorp/aws/5.100.0';
  const ZIP = `auth0/auth0/terraform-provider-auth0_1.40.0_${platform}.zip`;

  test.each([
    ['Terraform uses providers that were downloaded for OpenTofu', 'registry.opentofu.org', 'registry.terraform.io'],
    ['OpenTofu uses providers that were downloaded for Terraform', 'registry.terraform.io', 'registry.opentofu.org'],
  ])('%s', (_what, from, to) => {
    unpacked('hashicorp/aws', '5.100.0', platform, from);
    const folder = join(mirror, 'links');

    mirrorForEveryRegistry(folder, [{ name: 'hashicorp/aws', version: '5.100.0' }], [mirror]);

    for (const registry of [from, to]) {
      expect(realpathSync(join(folder, registry, AWS, platform))).toBe(realpathSync(join(mirror, from, AWS, platform)));
    }
  });

  test('includes archives and the first of two mirrors, but no provider that was not selected', () => {
    for (const version of ['1.40.0', '1.41.0']) archived('auth0/auth0', version);
    unpacked('hashicorp/random', '3.0.0');
    const folder = join(mirror, 'links');

    mirrorForEveryRegistry(folder, [{ name: 'auth0/auth0', version: '1.40.0' }], [mirror, mirror]);

    expect(realpathSync(join(folder, 'registry.opentofu.org', ZIP))).toBe(
      realpathSync(join(mirror, 'registry.terraform.io', ZIP)),
    );
    expect(readdirSync(join(folder, 'registry.terraform.io/auth0/auth0'))).toHaveLength(1);
    expect(existsSync(join(folder, 'registry.terraform.io/hashicorp'))).toBe(false);
  });

  test('lets a rehearsal run with providers that were downloaded for OpenTofu', () => {
    unpacked('hashicorp/aws', '5.100.0', platform, 'registry.opentofu.org');

    const { reports } = selectProviders(REQUIRED, TESTED, { choice: 'offline' }, [mirror]);

    expect(reports).toContainEqual({
      name: 'hashicorp/aws',
      version: '5.100.0',
      deployed: '5.100.0',
      source: 'plugin mirror',
    });
  });
});

describe(terraformCliConfig, () => {
  test('allows providers only from the mirrors', () => {
    const config = terraformCliConfig(['/mirrors/one', '/mirrors/"two"']);

    expect(config).toContain('path = "/mirrors/one"');
    expect(config).toContain('path = "/mirrors/\\"two\\""');
    expect(config).not.toContain('direct');
  });
});
