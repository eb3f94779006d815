import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FaultError } from '@auth0-cognito/contract';
import { AssetType, TerraformAsset, TerraformOutput } from 'cdktf';

import { main, type Extension } from '../src';
import { fault } from '../src/faults';

import { edited, productionValues, values } from './values';

describe('main', () => {
  let outdir: string;
  let told: string;

  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'main-'));
    told = '';
    process.env.CDKTF_OUTDIR = outdir;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.CDKTF_OUTDIR;
    process.exitCode = undefined;
    rmSync(outdir, { recursive: true });
  });

  test('writes the Terraform JSON of the environment', () => {
    main(values());

    expect(existsSync(join(outdir, 'stacks/test/cdk.tf.json'))).toBe(true);
    expect(process.exitCode).toBeUndefined();
    expect(told).toBe('');
  });

  test.each([
    ['the tested version', undefined, /ERR_ENVIRONMENT_PROVIDER_OLD at loginBranding\n.*5\.100\.0/],
    ['an older version 6', '6.24.9', /ERR_ENVIRONMENT_PROVIDER_OLD at loginBranding\n.*6\.24\.9/],
    ['a version with the resource', '6.25.0', /^$/],
  ])('requires a style for managed login or not, depending on the lock file: %s', (_, version, message) => {
    const lock = join(outdir, 'lock.hcl');
    const block = version ? `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${version}"\n}\n` : '';
    writeFileSync(lock, block);
    process.env.FEDERATION_LOCK_FILE = lock;

    try {
      main({ ...edited('domain.managedLoginVersion', 2), loginBranding: {} });
    } finally {
      delete process.env.FEDERATION_LOCK_FILE;
    }

    expect(told).toMatch(message);
    expect(existsSync(join(outdir, 'stacks/test/cdk.tf.json'))).toBe(told === '');
  });

  test('reports the faults of the values without a stack, and fails', () => {
    main(edited('account', '1'));

    expect(process.exitCode).toBe(1);
    expect(told).toMatch(/^environment test: 1 fault\n {2}ERR_ENVIRONMENT_ACCOUNT at account\n/);
    expect(told).not.toContain('    at ');
    expect(existsSync(join(outdir, 'stacks/test/cdk.tf.json'))).toBe(false);
  });

  test('refuses an environment in the folder of another', () => {
    const folder = join(outdir, 'other');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cdktf.json'), '{}');
    const back = process.cwd();
    process.chdir(folder);

    try {
      main(values());
    } finally {
      process.chdir(back);
    }

    expect(process.exitCode).toBe(1);
    expect(told).toContain('ERR_ENVIRONMENT_FOLDER at name');
  });

  describe('with an extension', () => {
    const written = () => join(outdir, 'stacks/test/cdk.tf.json');

    test('writes the resources of the extension in addition to the values', () => {
      main(values(), (stack, { federatedUserPool, environment }) => {
        new TerraformOutput(stack, 'audience', {
          value: `${environment.name} ${federatedUserPool.webClient.clientId}`,
        });
      });

      const { output } = JSON.parse(readFileSync(written(), 'utf8')) as { output: Record<string, unknown> };
      expect(output.audience).toEqual({
        value: expect.stringMatching(/^test \$\{aws_cognito_managed_user_pool_client\.\w+\.id\}$/) as string,
      });
      expect(output).toHaveProperty('user_pool_id');
    });

    test('prints a fault that the extension throws, with its code and its file', () => {
      main(values(), () => {
        throw new FaultError('buckets', [fault.ERR_ENVIRONMENT_TAG({ path: 'Files.tags', received: 'aws:x' })]);
      });

      expect(process.exitCode).toBe(1);
      expect(told).toMatch(/^src\/extend\.ts of environment test: 1 fault\n {2}ERR_ENVIRONMENT_TAG at Files\.tags\n/);
      expect(existsSync(written())).toBe(false);
    });

    test('refuses an extension that returns before it has defined its resources', () => {
      const slow = (async () => {
        await Promise.resolve();
        throw new Error('too late to be seen');
      }) as Extension;

      main(values(), slow);

      expect(process.exitCode).toBe(1);
      expect(told).toContain('ERR_EXTENSION_ASYNC at extend');
      expect(existsSync(written())).toBe(false);
    });

    test('refuses an archive, which would run the app again without end', () => {
      main(values(), (stack) => {
        new TerraformAsset(stack, 'Code', { path: __dirname, type: AssetType.ARCHIVE });
      });

      expect(told).toContain('ERR_EXTENSION_ARCHIVE at test/Code');
      expect(existsSync(written())).toBe(false);
    });

    test('applies the policy of the stage to changes of the extension', () => {
      main(productionValues(), ({ awsProvider }) => {
        awsProvider.allowedAccountIds = undefined;
      });

      expect(process.exitCode).toBe(1);
      expect(told).toContain('ERR_POLICY_ACCOUNT_GUARD');
      expect(existsSync(written())).toBe(false);
    });

    test('rethrows other errors of the extension, so that its caller reports file and line', () => {
      const broken: Extension = (stack) => {
        new TerraformOutput(stack, 'Aws', { value: '' });
      };

      expect(() => main(values(), broken)).toThrow("There is already a Construct with name 'Aws'");
    });
  });

  test('rethrows errors that are not faults of the values', () => {
    process.env.CDKTF_OUTDIR = '/dev/null/nowhere';

    expect(() => main(values())).toThrow('ENOTDIR');
    expect(process.exitCode).toBeUndefined();
  });
});
