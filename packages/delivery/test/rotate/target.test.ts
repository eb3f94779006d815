import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { rotationTarget } from '../../src/rotate/target';
import type { Stack } from '../../src/terraform/stack';

const federation = (name: string) => ({ identity_provider: name, auth0_client_id: `id-of-${name}` });
const OUTPUTS = {
  region: 'eu-central-1',
  user_pool_id: 'eu-central-1_pool',
  federations: { auth0: federation('Auth0'), partners: federation('Partners'), staff: federation('Staff') },
} as unknown as EnvironmentOutputs;

const idp = (provider_name: string, client_secret: string) => ({ provider_name, provider_details: { client_secret } });
const JSON_OF_STACK = {
  provider: { auth0: [{ domain: 'acme.auth0.com' }, { domain: 'partners.auth0.com', alias: 'partners' }] },
  data: { auth0_client: { App: { provider: 'auth0.partners' } } },
  resource: {
    auth0_client_credentials: { App: {}, Chosen: { client_secret: '${var.secret}' } },
    aws_cognito_identity_provider: {
      A: idp('Auth0', '${auth0_client_credentials.App.client_secret}'),
      B: idp('Partners', '${data.auth0_client.App.client_secret}'),
      C: idp('Staff', '${auth0_client_credentials.Chosen.client_secret}'),
    },
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'target-'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(JSON_OF_STACK));
});
afterEach(() => rmSync(folder, { recursive: true }));

const target = (asked?: string) => rotationTarget({ environment: 'dev', folder } as Stack, OUTPUTS, asked);

test('finds the tenant, the application and the resource addresses of a federation', () => {
  expect(target('auth0')).toMatchObject({
    clientId: 'id-of-Auth0',
    provider: { domain: 'acme.auth0.com' },
    addresses: ['auth0_client_credentials.App', 'aws_cognito_identity_provider.A'],
  });
  expect(target('partners')).toMatchObject({
    provider: { domain: 'partners.auth0.com' },
    addresses: ['aws_cognito_identity_provider.B'],
  });
});

test.each([undefined, 'others', '__proto__', 'constructor'])('lists the federations if it gets %s', (asked) => {
  expect(() => target(asked)).toThrow(/ERR_ROTATION_FEDERATION[\s\S]*auth0, partners, staff/);
});

test('refuses a secret from a variable, because the next apply would set it again', () => {
  expect(() => target('staff')).toThrow(/ERR_ROTATION_NOT_MANAGED at federations\.staff/);
});
