import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AUTH0_SCOPES, auth0ScopesOf } from '@auth0-cognito/contract';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { neededScopes, requireScopes } from '../../src/auth0/scopes';

const ROOT = resolve(__dirname, '../../../..');
const BINDINGS = join(ROOT, 'packages/provider-auth0/lib');

const JSON_OF_TWO_TENANTS = {
  provider: { auth0: [{ domain: 'acme.auth0.com' }, { domain: 'partners.auth0.com', alias: 'partners' }] },
  data: { auth0_tenant: { T: {} } },
  resource: {
    aws_iam_role: { R: {} },
    auth0_connection_client: { C: { provider: 'auth0.partners' } },
  },
} as unknown as TerraformJson;

/** A token in the format of the dashboard. */
const tokenWith = (scope: string) => `e30.${Buffer.from(JSON.stringify({ scope })).toString('base64url')}.x`;

const { AUTH0_API_TOKEN: before } = process.env;
afterEach(() => {
  if (before === undefined) delete process.env.AUTH0_API_TOKEN;
  else process.env.AUTH0_API_TOKEN = before;
});

test('covers every type that has bindings', () => {
  const types = readdirSync(BINDINGS)
    .filter((name) => /^[a-z][a-z0-9-]+$/.test(name) && name !== 'provider')
    .map((name) => name.replaceAll('-', '_'))
    .map((name) => (name.startsWith('data_') ? name.replace('data_', 'data.') : `auth0_${name}`));

  expect(types).toContain('auth0_client');
  expect(types.filter((type) => auth0ScopesOf([type]).length === 0)).toEqual([]);
});

test('grants the deploy application every scope that an environment needs', () => {
  for (const app of ['dev', 'staging', 'prod']) {
    const text = readFileSync(join(ROOT, 'apps', app, 'test/golden/cdk.tf.json'), 'utf8');
    const scopes = neededScopes(JSON.parse(text) as TerraformJson).flatMap((need) => need.scopes);

    expect(scopes).toContain('create:clients');
    expect(scopes.filter((scope) => !AUTH0_SCOPES.includes(scope))).toEqual([]);
  }
});

test('lists the required scopes of each tenant', () => {
  expect(neededScopes(JSON_OF_TWO_TENANTS)).toEqual([
    {
      provider: { domain: 'partners.auth0.com', alias: 'partners' },
      scopes: ['read:connections', 'update:connections'],
    },
    { provider: { domain: 'acme.auth0.com' }, scopes: ['read:tenant_settings'] },
  ]);
});

test('lists all missing scopes of all tenants at once', async () => {
  process.env.AUTH0_API_TOKEN = tokenWith('read:clients');

  await expect(requireScopes('bootstrap dev', JSON_OF_TWO_TENANTS)).rejects.toMatchObject({
    faults: [
      {
        code: 'ERR_AUTH0_SCOPES',
        path: 'partners.auth0.com',
        received: 'a token without read:connections, update:connections',
      },
      { code: 'ERR_AUTH0_SCOPES', path: 'acme.auth0.com', received: 'a token without read:tenant_settings' },
    ],
  });
});

test.each([
  ['every scope', tokenWith('read:connections update:connections read:tenant_settings'), undefined],
  ['no scope claim', 'e30.e30.x', 'ERR_AUTH0_NO_TOKEN'],
  ['no JWT', 'opaque', 'ERR_AUTH0_NO_TOKEN'],
])('reads a token of the dashboard with %s', async (_what, token, code) => {
  process.env.AUTH0_API_TOKEN = token;

  const refused = await requireScopes('bootstrap dev', JSON_OF_TWO_TENANTS).then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
  expect(refused).toBe(code);
});
