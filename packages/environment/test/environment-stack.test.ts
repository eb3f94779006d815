import type { JsonObject } from '@auth0-cognito/contract';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { omitTokenStacks } from '@auth0-cognito/federation';
import { configurationSubject, type Resource } from '@auth0-cognito/policy';
import { App } from 'cdktf';

import { defineEnvironment, environmentFaults, EnvironmentStack, kmsAliasName, type EnvironmentInput } from '../src';

import { edited, productionValues, values } from './values';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012';

/** Builds, edits and synthesizes an environment as `main.ts` does. */
function synth(input: EnvironmentInput, change: (stack: EnvironmentStack) => void = () => undefined) {
  const outdir = mkdtempSync(join(tmpdir(), 'stack-'));
  try {
    omitTokenStacks();
    const app = new App({ outdir, stackTraces: false });
    const stack = new EnvironmentStack(app, defineEnvironment(input));
    change(stack);
    try {
      app.synth();
    } catch (error) {
      return { error, written: readdirSync(join(outdir, 'stacks'), { recursive: true }) };
    }
    const manifest = readFileSync(join(outdir, 'manifest.json'), 'utf8');
    const document = JSON.parse(readFileSync(join(outdir, 'stacks', input.name, 'cdk.tf.json'), 'utf8')) as JsonObject;
    return { document, manifest, subject: configurationSubject(document, input.stage) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const only = (resources: readonly Resource[] = [], type: string) => {
  const found = resources.filter((resource) => resource.type === type);
  expect(found).toHaveLength(1);
  return found[0]?.values ?? {};
};

describe('EnvironmentStack', () => {
  test.each([
    ['the one that bootstrap creates', undefined, 'arn:aws:iam::111111111111:policy/acme-test-boundary'],
    ['another one', 'arn:aws:iam::111111111111:policy/team', 'arn:aws:iam::111111111111:policy/team'],
    ['none', 'none', undefined],
  ])('sets the path of its roles, and as boundary %s', (_, permissionsBoundary, expected) => {
    const { subject } = synth(edited('permissionsBoundary', permissionsBoundary));

    const role = only(subject?.resources, 'aws_iam_role');

    expect([role.path, role.permissions_boundary]).toEqual(['/acme-test/', expected]);
  });

  test('keeps the state in S3, encrypted and locked', () => {
    const { subject } = synth(values());

    expect(subject?.terraform.backend).toEqual({
      s3: {
        bucket: 'acme-test-tfstate',
        key: 'test/federation.tfstate',
        region: 'eu-central-1',
        encrypt: true,
        kms_key_id: 'arn:aws:kms:eu-central-1:111111111111:alias/acme-test-tfstate',
        use_lockfile: true,
      },
    });
  });

  test('refers to the key of a bucket with dots by an alias without dots', () => {
    expect(kmsAliasName('state.acme.example')).toBe('alias/state-acme-example');
  });

  test('keeps the state where the values specify', () => {
    const kmsKeyId = 'arn:aws:kms:eu-central-1:111111111111:key/1';
    const input = edited('state', { bucket: 'acme-test-tfstate', key: 'a/b.tfstate', kmsKeyId });

    const { subject } = synth(input);

    expect(subject?.terraform.backend).toMatchObject({ s3: { key: 'a/b.tfstate', kms_key_id: kmsKeyId } });
  });

  test.each([
    ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
    ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ])('uses hosts, principals and ARNs of the partition of %s, and no region outside of it', (region, principal) => {
    const { subject, error, manifest } = synth(edited('region', region));

    const text = JSON.stringify(subject);
    expect(error).toBeUndefined();
    expect(manifest).not.toContain('@cdktf/warn');
    expect(text).toContain(`https://acme-test-login.auth-fips.${region}.amazoncognito.com/oauth2/idpresponse`);
    expect(text).toContain(`${principal}:aud`);
    expect(text).toContain('arn:aws-us-gov:iam::111111111111:policy/acme-test-boundary');
    expect(text).not.toMatch(/us-east-1"|arn:aws:|cognito-identity\.amazonaws\.com/);
  });

  test('constrains Terraform and its providers', () => {
    const { subject } = synth(values());

    expect(subject?.terraform).toMatchObject({
      required_version: '>= 1.11',
      required_providers: {
        aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' },
        auth0: { source: 'auth0/auth0', version: '>= 1.38, < 2' },
      },
    });
  });

  test('restricts the account, and passes no credentials', () => {
    const { subject } = synth(edited('tags', { team: 'identity' }));

    const guards = {
      allowed_account_ids: ['111111111111'],
      default_tags: [{ tags: { team: 'identity', environment: 'test', stage: 'staging', 'managed-by': 'terraform' } }],
    };
    expect(subject?.providers).toEqual({
      auth0: [{ domain: 'acme-test.eu.auth0.com' }],
      aws: [
        { region: 'eu-central-1', ...guards },
        { alias: 'us_east_1', region: 'us-east-1', ...guards },
      ],
    });
  });

  test('adds a provider for a second tenant, with sensitive variables for its credentials', () => {
    const partner = { tenant: { domain: 'partner.eu.auth0.com' }, identityProvider: { name: 'Partner' } };
    const input = edited('federations.partner', partner, edited('primaryFederation', 'auth0'));

    const { subject } = synth(input);

    expect(subject?.providers.auth0).toEqual([
      { domain: 'acme-test.eu.auth0.com' },
      {
        alias: 'partner',
        domain: 'partner.eu.auth0.com',
        client_id: '${var.auth0_partner_client_id}',
        client_secret: '${var.auth0_partner_client_secret}',
      },
    ]);
    expect(subject?.variables.auth0_partner_client_secret).toMatchObject({ sensitive: true, type: 'string' });
    expect(
      subject?.resources.filter(({ type }) => type === 'auth0_client').map(({ values }) => values.provider),
    ).toEqual([undefined, 'auth0.partner']);
  });

  test('keeps the provider of a retired tenant, so that Terraform can delete the objects there', () => {
    const { subject } = synth(edited('retiredTenants.partner', { domain: 'partner.eu.auth0.com' }));

    expect(subject?.providers.auth0).toEqual([
      { domain: 'acme-test.eu.auth0.com' },
      {
        alias: 'partner',
        domain: 'partner.eu.auth0.com',
        client_id: '${var.auth0_partner_client_id}',
        client_secret: '${var.auth0_partner_client_secret}',
      },
    ]);
    expect(subject?.resources.filter(({ type }) => type === 'auth0_client')).toHaveLength(1);
  });

  test.each([
    ['staging', values()],
    ['production', productionValues()],
  ])('protects the pool of a %s environment twice', (_, input) => {
    const { subject } = synth(input);

    expect(only(subject?.resources, 'aws_cognito_user_pool')).toMatchObject({
      deletion_protection: 'ACTIVE',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('removes both protections if the values disable them', () => {
    const { subject } = synth(edited('userPool.deletionProtection', false));

    const pool = only(subject?.resources, 'aws_cognito_user_pool');
    expect(pool.deletion_protection).toBe('INACTIVE');
    expect(pool.lifecycle).toBeUndefined();
  });

  test('removes the protection of a decommissioned environment', () => {
    const decommission = { date: '2026-12-31', acknowledgement: 'every user of test is lost' };
    const input = edited('decommission', decommission, productionValues());

    const { subject } = synth(input);

    const pool = only(subject?.resources, 'aws_cognito_user_pool');
    expect(pool.deletion_protection).toBe('INACTIVE');
    expect(pool.lifecycle).toBeUndefined();
  });

  test('refuses weak settings in production by the policy, and writes nothing', () => {
    const { error, written } = synth(productionValues(), ({ federatedUserPool }) => {
      federatedUserPool.webClient.resource.enableTokenRevocation = false;
    });

    expect(error).toMatchObject({ code: 'ERR_POLICY_TOKEN_REVOCATION' });
    expect(written?.filter((file) => String(file).endsWith('.json'))).toEqual([]);
  });

  test('warns of weak settings in other stages by the policy', () => {
    const { error, manifest } = synth(values(), ({ federatedUserPool }) => {
      federatedUserPool.webClient.resource.enableTokenRevocation = false;
    });

    expect(error).toBeUndefined();
    expect(manifest).toContain('token-revocation at aws_cognito_managed_user_pool_client');
  });

  test.each<[string, string, unknown]>([
    [
      'an application that another team manages',
      'federations.auth0.application',
      { existingClientId: 'AbCdEf0123456789' },
    ],
    ['an existing IAM provider', 'federations.auth0.iamOidcProvider', { existing: true }],
    ['an IAM provider for the identity pool', 'federations.auth0.iamOidcProvider', { consumer: 'identity-pool' }],
    ['a custom domain of Auth0', 'federations.auth0.tenant.customDomain', 'sign-in.acme.example'],
    ['a login route of the application', 'federations.auth0.initiateLoginUri', 'https://app.test.acme.example/login'],
    ['guests', 'identityPool', { guestAccess: true }],
    ['a native application', 'clients', { app: { type: 'public', callbackUrls: ['acme://callback'] } }],
    ['a web application with a server', 'webClient', { generateSecret: true }],
    ['a client whose name has a meaning in a pattern', 'webClient', { name: 'acme+web.1' }],
    [
      'a custom domain with a certificate',
      'domain',
      { customDomain: 'login.acme.example', certificateArn: CERTIFICATE },
    ],
    ['SMS', 'userPool', { mfa: { mode: 'required', methods: ['sms'] }, smsDelivery: {} }],
  ])('prints no warning for %s', (_, path, value) => {
    const { error, manifest } = synth(edited(path, value));

    expect(error).toBeUndefined();
    expect(manifest).not.toContain('@cdktf/warn');
  });

  test.each([
    ['the classic flow', { allowClassicFlow: true }],
    ['tokens without a server-side check', { serverSideTokenCheck: false }],
  ])('warns of %s, and refuses it in production', (_, identityPool) => {
    const staging = synth(edited('identityPool', identityPool));
    const production = synth(edited('identityPool', identityPool, productionValues()));

    expect(staging.error).toBeUndefined();
    expect(staging.manifest).toContain('identity-pool-loosened');
    expect(production.error).toMatchObject({ code: 'ERR_POLICY_IDENTITY_POOL_LOOSENED' });
  });

  test('writes parameters for other stacks if enabled, as plain texts below its own path', () => {
    const written = (input: EnvironmentInput) => {
      const { resource } = synth(input).document as { resource: Record<string, Record<string, JsonObject>> };
      return Object.values(resource.aws_ssm_parameter ?? {});
    };
    const parameters = written(edited('signInParameters', true));

    expect(written(values())).toEqual([]);
    expect(parameters.map(({ name }) => name)).toEqual(
      ['domain', 'identity-pool-id', 'issuer', 'user-pool-id', 'web-client-id'].map(
        (name) => `/acme/test/sign-in/${name}`,
      ),
    );
    expect(parameters.every(({ type, value }) => type === 'String' && value === undefined)).toBe(true);
  });

  test.each(['aws-acme', 'ssm'])('refuses parameters of the organization %s', (organization) => {
    const faults = environmentFaults({ ...edited('signInParameters', true), organization });

    expect(faults.map(({ code }) => code)).toContain('ERR_ENVIRONMENT_PARAMETERS');
  });

  test('refuses broken settings in every stage by the policy', () => {
    const { error } = synth(edited('stage', 'development'), (stack) => {
      stack.addOverride('terraform.backend.s3.encrypt', false);
    });

    expect(error).toMatchObject({ code: 'ERR_POLICY_STATE_BACKEND' });
  });
});
