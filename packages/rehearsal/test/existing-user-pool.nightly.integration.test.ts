import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingPermissions } from '@auth0-cognito/bootstrap/permissions';
import { findCheckout } from '@auth0-cognito/checkout';

import { rehearse, type RehearsalReport } from '../src';

const CHECKOUT = findCheckout(__dirname);

describe('a rehearsal of dev with a user pool of another stack', () => {
  const copy = mkdtempSync(join(tmpdir(), 'existing-user-pool-'));
  let report: RehearsalReport;
  let lacking: string[];
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  beforeAll(async () => {
    execFileSync(process.execPath, [join(CHECKOUT, 'tools/copy-checkout.mjs'), copy]);
    mkdirSync(join(copy, '.local'), { recursive: true });
    copyFileSync(join(CHECKOUT, '.local/toolchain.json'), join(copy, '.local/toolchain.json'));
    const file = join(copy, 'apps/dev/src/environment.ts');
    const values = readFileSync(file, 'utf8')
      .replace(
        "  domain: { prefix: 'acme-dev-login' },",
        "$&\n  userPool: { existingName: 'users', customAttributes: { team: { type: 'String' } } },",
      )
      .replace("name: 'name' }", "name: 'name', 'custom:team': 'https://acme.example/team' }");
    writeFileSync(file, values);
    report = await rehearse({
      environment: 'dev',
      checkout: copy,
      signIn: true,
      beforeEnd: (rehearsal) => {
        lacking = missingPermissions('dev', rehearsal.awsPermissions()).map(({ action }) => action);
        return Promise.resolve();
      },
    });
  }, 600_000);

  test('creates the pool first, signs in, plans no change afterwards, and leaves nothing', () => {
    expect(report.failure).toBeUndefined();
    expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, cleanSecondPlan: true });
  });

  test('needs no permission that the roles of CI lack', () => {
    expect(lacking).toEqual([]);
  });
});
