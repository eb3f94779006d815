import { Checkout } from './support/checkout';

let checkout: Checkout;

beforeEach(() => {
  checkout = new Checkout();
});
afterEach(() => checkout.remove());

const DEV = `export const environment = {
  stage: 'development', account: '111111111111', region: 'eu-central-1', app: { url: 'http://localhost:3000' },
  federations: { a: { tenant: { domain: 'one.eu.auth0.com' } }, b: { tenant: { domain: 'one.eu.auth0.com' } } },
};`;

/** Writes an environment with this source. */
function add(environment: string, source: string): void {
  checkout.write(`apps/${environment}/cdktf.json`, '{}');
  checkout.write(`apps/${environment}/src/environment.ts`, source);
}

describe('./federation list', () => {
  test('lists each environment with stage, account, region, tenant and application', async () => {
    add('dev', DEV);
    add('qa', 'export const environment = { stage: "staging" };');

    const { exitCode, result } = await checkout.federation(['list']);

    expect(exitCode).toBe(0);
    expect(result).toBe(
      [
        'ENVIRONMENT  STAGE        ACCOUNT       REGION        AUTH0 TENANT      APPLICATION',
        'dev          development  111111111111  eu-central-1  one.eu.auth0.com  http://localhost:3000',
        'qa           staging      -             -             -                 -',
        '',
      ].join('\n'),
    );
  });

  test('prints JSON', async () => {
    add('dev', DEV);

    const { result } = await checkout.federation(['list', '--json']);

    expect(JSON.parse(result)).toEqual([
      {
        environment: 'dev',
        stage: 'development',
        account: '111111111111',
        region: 'eu-central-1',
        tenants: ['one.eu.auth0.com'],
        appUrl: 'http://localhost:3000',
      },
    ]);
  });

  test('lists the environments that it can read, and reports every file that it cannot read', async () => {
    add('dev', DEV);
    add('qa', 'export const environment = {');
    add('zz', 'export const other = 1;');

    const { exitCode, progress, result } = await checkout.federation(['list']);

    expect(exitCode).toBe(1);
    expect(result).toContain('dev          development');
    expect(progress).toMatch(/apps\/qa\/src\/environment\.ts[\s\S]*apps\/zz\/src\/environment\.ts/);
  });
});
