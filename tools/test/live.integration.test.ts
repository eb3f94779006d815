import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const SANDBOX = {
  LIVE_AWS_ACCOUNT: '111111111111',
  LIVE_AWS_REGION: 'eu-central-1',
  LIVE_STATE_BUCKET: 'acme-dev-tfstate',
  LIVE_AUTH0_TENANT: 'acme-dev.eu.auth0.com',
  LIVE_USER: 'ada@example.com',
};

/** The printed result of an expression with a module. */
function printed(module: string, expression: string): string {
  const program = `const m = await import('./tools/live/${module}.mjs'); console.log(${expression})`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('npm run test:live', () => {
  test('fails without a sandbox, and lists every missing variable', () => {
    const before = readdirSync(join(root, 'apps'));
    const env = { PATH: process.env.PATH, ...SANDBOX, LIVE_AUTH0_TENANT: '' };

    const { status, stderr } = spawnSync(process.execPath, ['tools/live.mjs'], { cwd: root, encoding: 'utf8', env });

    expect(status).toBe(1);
    expect(stderr).toContain('ERR_LIVE_SANDBOX');
    expect(stderr).toContain('LIVE_AUTH0_TENANT, FEDERATION_PASSWORD, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET');
    expect(readdirSync(join(root, 'apps'))).toEqual(before);
  });

  test('records what is the same in every run, and no secret', () => {
    const report = {
      environment: 'live-0a1b2c3d',
      got: 'https://live-0a1b2c3d-login.auth.eu-central-1.amazoncognito.com of acme-dev.eu.auth0.com',
      pool: 'eu-central-1_aB3dEfGhI',
      client: '3n4b5urk1ft4fl3mg5e62d9ado',
      token: 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhIn0x.c2lnbmF0dXJl',
      at: '2026-11-28T05:00:00.000Z',
      rule: 'issuer-of-tenant-matches',
    };
    const values = JSON.stringify(['acme-dev.eu.auth0.com', 'eu-central-1']);

    const text = printed(
      'recording',
      `m.redacted(${JSON.stringify(JSON.stringify(report))}, 'live-0a1b2c3d', ${values})`,
    );

    expect(JSON.parse(text)).toEqual({
      environment: '<name>',
      got: 'https://<name>-login.auth.<sandbox>.amazoncognito.com of <sandbox>',
      pool: '<pool>',
      client: '<id>',
      token: '<token>',
      at: '<time>',
      rule: 'issuer-of-tenant-matches',
    });
  });
});
