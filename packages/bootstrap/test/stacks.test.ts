import { AUTH0_PLAN_SCOPES, AUTH0_SCOPES } from '@auth0-cognito/contract';

import { resourcesOf, synthesized } from './synthesized';

const only = (resources: ReturnType<typeof resourcesOf>, type: string) => {
  const found = Object.values(resources[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0] ?? {};
};

describe('the store of state', () => {
  const resources = resourcesOf('account-111111111111');

  test('cannot be destroyed', () => {
    for (const type of ['aws_s3_bucket', 'aws_kms_key']) {
      expect(only(resources, type)).toMatchObject({ lifecycle: { prevent_destroy: true } });
    }
  });

  test('refuses objects without TLS, or with another key', () => {
    const policy = JSON.parse(String(only(resources, 'aws_s3_bucket_policy').policy)) as {
      Statement: { Sid: string; Effect: string; Principal: string; Condition: unknown }[];
    };

    expect(
      policy.Statement.map(({ Sid, Effect, Principal, Condition }) => [Sid, Effect, Principal, Condition]),
    ).toEqual([
      ['TlsOnly', 'Deny', '*', { Bool: { 'aws:SecureTransport': 'false' } }],
      ['ModernTlsOnly', 'Deny', '*', { NumericLessThan: { 's3:TlsVersion': '1.2' } }],
      ['OwnKeyOnly', 'Deny', '*', { StringEquals: { 's3:x-amz-server-side-encryption': 'AES256' } }],
    ]);
  });

  test('deletes old versions, but never the last one', () => {
    expect(only(resources, 'aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [{ status: 'Enabled', noncurrent_version_expiration: [{ noncurrent_days: 90 }] }],
    });
  });
});

describe.each(['account-111111111111', 'auth0-dev'])('the state of %s', (stack) => {
  test('is in the bucket of the account, encrypted and locked, separate from those of environments', () => {
    const { terraform } = JSON.parse(synthesized()[stack] ?? '') as { terraform: { backend: unknown } };

    expect(terraform.backend).toEqual({
      s3: {
        bucket: 'acme-dev-tfstate',
        key: `bootstrap/${stack}.tfstate`,
        region: 'eu-central-1',
        encrypt: true,
        kms_key_id: 'arn:aws:kms:eu-central-1:111111111111:alias/acme-dev-tfstate',
        allowed_account_ids: ['111111111111'],
        use_lockfile: true,
      },
    });
  });
});

describe('the management applications of an environment', () => {
  const resources = resourcesOf('auth0-dev');

  test('authenticate as themselves, not for users', () => {
    for (const client of Object.values(resources.auth0_client ?? {})) {
      expect(client).toMatchObject({ app_type: 'non_interactive', grant_types: ['client_credentials'] });
    }
  });

  test('have the required permissions, and no others', () => {
    const grants = Object.values(resources.auth0_client_grant ?? {});

    expect(grants.map(({ audience }) => audience)).toEqual(Array(2).fill('https://acme-dev.eu.auth0.com/api/v2/'));
    expect(grants.map(({ scopes }) => scopes)).toEqual([[...AUTH0_SCOPES].sort(), [...AUTH0_PLAN_SCOPES].sort()]);
    expect(AUTH0_PLAN_SCOPES.every((scope) => scope.startsWith('read:'))).toBe(true);
  });

  test('are not created without their secrets', () => {
    for (const credentials of Object.values(resources.auth0_client_credentials ?? {})) {
      expect(credentials).toMatchObject({
        lifecycle: { postcondition: [{ condition: expect.stringContaining('self.client_secret') }] },
      });
    }
  });

  test('return their secrets only as sensitive outputs', () => {
    const { output } = JSON.parse(synthesized()['auth0-dev'] ?? '') as {
      output: Record<string, { sensitive?: boolean }>;
    };

    expect(
      Object.entries(output)
        .filter(([, { sensitive }]) => sensitive)
        .map(([name]) => name),
    ).toEqual(['deploy_client_secret', 'plan_client_secret']);
  });
});
