import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Checkout } from './support/checkout';

const VALUES = `export const environment = { name: 'dev', account: '111111111111', region: 'eu-central-1', federations: {} };\n`;

describe('import', () => {
  const checkout = new Checkout();
  afterAll(() => checkout.remove());

  test('refuses to overwrite values that are not committed, and reads nothing before', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: checkout.root });
    checkout.values(VALUES);

    const { exitCode, progress } = await checkout.federation(['import', 'dev', '--discover']);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_IMPORT_VALUES_UNCOMMITTED at apps\/dev\/src\/environment\.ts[^]*--replace/);
    expect(readFileSync(checkout.path('apps/dev/src/environment.ts'), 'utf8')).toBe(VALUES);
  });

  test('reports missing credentials of AWS with the same code as other commands', async () => {
    const none = {
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_PROFILE: '',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const { exitCode, progress } = await checkout.federation(['import', 'dev', '--discover', '--replace'], '', none);

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_AWS_CREDENTIALS[^]*CredentialsProviderError/);
    expect(progress).not.toContain('ERR_ORPHANS_UNREADABLE');
  });

  test('refuses an environment that does not exist, and a missing option', async () => {
    const unknown = await checkout.federation(['import', 'shop', '--discover']);
    const plain = await checkout.federation(['import', 'dev']);

    expect(unknown.progress).toContain('ERR_ENVIRONMENT_UNKNOWN');
    expect(plain.progress).toMatch(/ERR_COMMAND_LINE[^]*--discover/);
    expect([unknown, plain].map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  });
});
