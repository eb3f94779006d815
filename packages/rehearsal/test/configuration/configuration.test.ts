import { FaultError } from '@auth0-cognito/contract';
import { readConfiguration } from '../../src/configuration';
import type { TerraformJson } from '@auth0-cognito/checkout';

const MINIMAL = {
  terraform: {
    backend: { s3: { bucket: 'acme-tfstate', key: 'dev.tfstate', region: 'eu-central-1' } },
    required_providers: {
      aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' },
      auth0: { source: 'registry.terraform.io/auth0/auth0' },
    },
  },
  provider: {
    aws: [
      { region: 'eu-central-1', allowed_account_ids: ['111111111111'] },
      { alias: 'global', region: 'us-east-1' },
    ],
    auth0: [{ domain: 'acme.eu.auth0.com' }],
  },
} satisfies TerraformJson;

const prerequisites = (json: TerraformJson) => readConfiguration('dev', { ...MINIMAL, ...json }).prerequisites;
const STATE = { kind: 'state-bucket', bucket: 'acme-tfstate', region: 'eu-central-1' };

function faultsOf(json: TerraformJson) {
  try {
    readConfiguration('dev', json);
  } catch (error) {
    if (error instanceof FaultError) return error.faults.map(({ code, path }) => ({ code, path }));
    throw error;
  }
  return [];
}

describe(readConfiguration, () => {
  test('lists resources without a check: those that do not affect who can sign in', () => {
    const { unchecked } = readConfiguration('dev', {
      ...MINIMAL,
      resource: {
        aws_cognito_user_pool: { Pool: { name: 'pool' } },
        aws_s3_bucket: { Files: { bucket: 'files' }, Logs: { bucket: 'logs' } },
      },
    });

    expect(unchecked).toEqual(['aws_s3_bucket.Files', 'aws_s3_bucket.Logs']);
  });

  test('reads account, region, state, tenants and providers', () => {
    const configuration = readConfiguration('dev', MINIMAL);

    expect(configuration).toMatchObject({
      accountId: '111111111111',
      region: 'eu-central-1',
      backend: { bucket: 'acme-tfstate', key: 'dev.tfstate', region: 'eu-central-1' },
      auth0Domains: ['acme.eu.auth0.com'],
      requiredProviders: { 'hashicorp/aws': '>= 5.100, < 7', 'auth0/auth0': '>= 0' },
      prerequisites: [STATE],
    });
  });

  test.each(['registry.terraform.io', 'registry.opentofu.org'])(
    'identifies a provider by its name without %s',
    (registry) => {
      const required_providers = { aws: { source: `${registry}/hashicorp/aws`, version: '>= 5.100, < 7' } };

      const { requiredProviders } = readConfiguration('dev', {
        ...MINIMAL,
        terraform: { ...MINIMAL.terraform, required_providers },
      });

      expect(requiredProviders).toEqual({ 'hashicorp/aws': '>= 5.100, < 7' });
    },
  );

  test('reads custom domains of Cognito and Auth0, and no others', () => {
    const provider = (issuer: string) => ({ provider_details: { oidc_issuer: issuer } });

    const configuration = readConfiguration('dev', {
      ...MINIMAL,
      resource: {
        aws_cognito_identity_provider: {
          A: provider('https://acme.eu.auth0.com'),
          B: provider('https://id.acme.example/'),
        },
        aws_cognito_user_pool_domain: { A: { domain: 'acme-dev' }, B: { domain: 'login.acme.example' } },
      },
    });

    expect(configuration.auth0CustomDomains).toEqual(new Map([['id.acme.example', 'acme.eu.auth0.com']]));
    expect(configuration.cognitoCustomDomains).toEqual(['login.acme.example']);
  });

  test('assigns a custom domain to the tenant of the application, whether it is first or not, managed or referenced', () => {
    const details = (oidc_issuer: string, client_id: string) => ({ provider_details: { oidc_issuer, client_id } });

    const configuration = readConfiguration('dev', {
      ...MINIMAL,
      provider: {
        ...MINIMAL.provider,
        auth0: [
          { domain: 'acme.eu.auth0.com' },
          { alias: 'partners', domain: 'partners.eu.auth0.com' },
          { alias: 'staff', domain: 'staff.eu.auth0.com' },
        ],
      },
      resource: {
        auth0_client: { A: {}, B: { provider: 'auth0.partners' } },
        aws_cognito_identity_provider: {
          A: details('https://id.acme.example', '${auth0_client.A.client_id}'),
          B: details('https://id.partners.example', '${auth0_client.B.client_id}'),
          C: details('https://id.staff.example', '${data.auth0_client.C.client_id}'),
        },
      },
      data: { auth0_client: { C: { name: 'Staff', provider: 'auth0.staff' } } },
    });

    expect(Object.fromEntries(configuration.auth0CustomDomains)).toEqual({
      'id.acme.example': 'acme.eu.auth0.com',
      'id.partners.example': 'partners.eu.auth0.com',
      'id.staff.example': 'staff.eu.auth0.com',
    });
  });

  test.each([
    [
      'a hosted zone',
      { aws_route53_zone: { Z: { name: 'acme.example' } } },
      { kind: 'hosted-zone', name: 'acme.example', isPrivate: false },
    ],
    [
      'a certificate in the region of its provider',
      { aws_acm_certificate: { C: { domain: 'login.acme.example', provider: 'aws.global' } } },
      { kind: 'certificate', domain: 'login.acme.example', region: 'us-east-1' },
    ],
    [
      'a connection at the tenant',
      { auth0_connection: { C: { name: 'Employees' } } },
      { kind: 'auth0-connection', domain: 'acme.eu.auth0.com', name: 'Employees' },
    ],
    [
      'an IAM OIDC provider',
      { aws_iam_openid_connect_provider: { P: { url: 'https://acme.eu.auth0.com/' } } },
      { kind: 'iam-oidc-provider', url: 'https://acme.eu.auth0.com/' },
    ],
    [
      'a user pool by name',
      { aws_cognito_user_pools: { P: { name: 'shared' } } },
      { kind: 'user-pool', name: 'shared', region: 'eu-central-1', attributes: [] },
    ],
  ])('assumes that %s exists if a data source refers to it', (_what, data, expected) => {
    expect(prerequisites({ data })).toEqual([expected, STATE]);
  });

  test('assumes that a looked-up pool has the custom attributes in use', () => {
    const data = { aws_cognito_user_pools: { P: { name: 'shared' } } };
    const attribute_mapping = { email: 'email', 'custom:team': 'team' };
    const resource = { aws_cognito_identity_provider: { I: { attribute_mapping } } };

    expect(prerequisites({ data, resource })).toContainEqual(
      expect.objectContaining({ kind: 'user-pool', attributes: ['team'] }),
    );
  });

  test.each([
    [
      'an SES identity',
      'arn:aws:ses:eu-west-1:111111111111:identity/acme.example',
      { kind: 'ses-identity', identity: 'acme.example', region: 'eu-west-1' },
    ],
    [
      'a function',
      'arn:aws:lambda:eu-central-1:111111111111:function:pre-sign-up:live',
      { kind: 'lambda', name: 'pre-sign-up', qualifier: 'live', region: 'eu-central-1' },
    ],
    [
      'a key alias',
      'arn:aws:kms:eu-central-1:111111111111:alias/sms',
      { kind: 'kms-key', alias: 'alias/sms', region: 'eu-central-1' },
    ],
    [
      'an IAM OIDC provider',
      'arn:aws:iam::111111111111:oidc-provider/acme.eu.auth0.com/',
      { kind: 'iam-oidc-provider', url: 'https://acme.eu.auth0.com/' },
    ],
  ])('assumes that %s exists if an ARN refers to it', (_what, arn, expected) => {
    expect(
      prerequisites({ resource: { any_type: { A: { nested: [{ source_arn: arn }] }, B: { again: arn } } } }),
    ).toEqual([STATE, expected]);
  });

  test.each([
    'arn:aws:lambda:eu-central-1:111111111111:function:*',
    '${aws_lambda_function.F.arn}',
    'arn:aws:s3:::bucket',
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    '{"Resource":"arn:aws:ses:eu-west-1:111111111111:identity/a"}',
  ])('creates nothing for %s', (value) => {
    expect(prerequisites({ resource: { any_type: { A: { value } } } })).toEqual([STATE]);
  });

  test('creates the key that encrypts the state', () => {
    const s3 = { ...MINIMAL.terraform.backend.s3, kms_key_id: 'alias/tfstate' };

    const configuration = readConfiguration('dev', {
      ...MINIMAL,
      terraform: { ...MINIMAL.terraform, backend: { s3 } },
    });

    expect(configuration.prerequisites).toContainEqual({
      kind: 'kms-key',
      alias: 'alias/tfstate',
      region: 'eu-central-1',
    });
  });

  test.each([
    ['no account', { provider: { ...MINIMAL.provider, aws: [{}] } }, 'ERR_REHEARSAL_ACCOUNT_UNKNOWN'],
    [
      'two accounts',
      { provider: { ...MINIMAL.provider, aws: [{ allowed_account_ids: ['111111111111', '222222222222'] }] } },
      'ERR_REHEARSAL_ACCOUNT_UNKNOWN',
    ],
    ['a local backend', { terraform: { backend: { local: {} } } }, 'ERR_REHEARSAL_BACKEND'],
    ['no tenant', { provider: { ...MINIMAL.provider, auth0: [] } }, 'ERR_REHEARSAL_TENANT_UNKNOWN'],
    [
      'a tenant that only Terraform knows',
      { provider: { ...MINIMAL.provider, auth0: [{ domain: '${var.tenant}' }] } },
      'ERR_REHEARSAL_TENANT_UNKNOWN',
    ],
    ['a data source without an answer', { data: { aws_vpc: { V: { id: 'vpc-1' } } } }, 'ERR_REHEARSAL_DATA_SOURCE'],
    [
      'a data source by a value that only Terraform knows',
      { data: { aws_route53_zone: { Z: { name: '${var.zone}' } } } },
      'ERR_REHEARSAL_DATA_SOURCE',
    ],
  ])('refuses %s', (_what, change, code) => {
    expect(faultsOf({ ...MINIMAL, ...change })).toEqual([expect.objectContaining({ code })]);
  });

  test('reports every fault at once', () => {
    expect(faultsOf({}).map(({ code }) => code)).toEqual([
      'ERR_REHEARSAL_ACCOUNT_UNKNOWN',
      'ERR_REHEARSAL_BACKEND',
      'ERR_REHEARSAL_TENANT_UNKNOWN',
    ]);
  });
});
