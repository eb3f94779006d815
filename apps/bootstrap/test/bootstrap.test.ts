import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineBootstrap, stateKeyOf } from '@auth0-cognito/bootstrap';
import { findCheckout } from '@auth0-cognito/checkout';
import { reachOf, type Reach } from '@auth0-cognito/contract';
import { defineEnvironment, type EnvironmentInput } from '@auth0-cognito/environment';

import { synthesized, type Resources } from '../../../packages/bootstrap/test/synthesized';
import { bootstrap } from '../src/accounts';

const GOLDEN = join(__dirname, 'golden');
const golden = () =>
  Object.fromEntries(
    readdirSync(GOLDEN).map((file) => [file.replace('.tf.json', ''), readFileSync(join(GOLDEN, file), 'utf8')]),
  );

describe('the app bootstrap', () => {
  test('synthesizes the reviewed configuration', () => {
    const written = synthesized(bootstrap);

    expect(Object.fromEntries(Object.entries(written).map(([name, text]) => [name, JSON.parse(text)]))).toEqual(
      Object.fromEntries(Object.entries(golden()).map(([name, text]) => [name, JSON.parse(text)])),
    );
    expect(written).toEqual(golden());
  });

  test('synthesizes the same bytes again, without data of the machine', () => {
    const [first, second] = [synthesized(bootstrap), synthesized(bootstrap)];

    expect(second).toEqual(first);
    for (const text of Object.values(first)) {
      expect(text).not.toContain(tmpdir());
      expect(text).not.toContain(process.cwd());
    }
  });

  test('gives each environment its permissions, and its roles their boundary', () => {
    const listed = Object.values(synthesized(bootstrap))
      .map((text) => (JSON.parse(text) as { output: Record<string, { value: unknown }> }).output.environments?.value)
      .flatMap((value) => Object.entries((value ?? {}) as Record<string, { reach: Reach; boundary_arn: string }>));

    for (const [name, { reach, boundary_arn: boundary }] of listed) {
      const file = join(findCheckout(__dirname), 'apps', name, 'test/golden/cdk.tf.json');
      const own = JSON.parse(readFileSync(file, 'utf8')) as { resource: Resources };
      const roles = Object.values(own.resource.aws_iam_role ?? {});

      expect([name, reach]).toEqual([name, reachOf(own)]);
      expect(roles.map((role) => role.permissions_boundary)).toEqual(roles.map(() => boundary));
    }
    expect(listed.length).toBeGreaterThan(0);
  });

  test('has for each environment the same values as the environment itself', async () => {
    const root = findCheckout(__dirname);
    const { accounts } = defineBootstrap(bootstrap);
    const listed = accounts.flatMap(({ account, region, stateBucket: bucket, environments }) =>
      Object.entries(environments).map(([name, environment]) => ({
        name,
        account,
        region,
        bucket,
        key: stateKeyOf(name, environment),
        tenant: environment.tenant,
      })),
    );

    const own = await Promise.all(
      listed.map(async ({ name }) => {
        const module = (await import(join(root, 'apps', name, 'src/environment'))) as { environment: EnvironmentInput };
        const { account, region, state, federations } = defineEnvironment(module.environment);
        const tenant = Object.values(federations)[0]?.tenant.domain;
        const key = stateKeyOf(name, { stateKey: state.key });
        return { name, account, region, bucket: state.bucket, key, tenant };
      }),
    );

    expect(listed.length).toBeGreaterThan(0);
    expect(listed).toEqual(own);
  });
});
