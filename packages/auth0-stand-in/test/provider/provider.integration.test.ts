import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveOfflineProvider, type OfflineProvider } from '../../src/provider';
import { FakeAuth0 } from './fake-auth0';
import { hostTenants, type TenantHost } from './tenant-host';
import { Stack } from './terraform';

jest.setTimeout(120_000);

const DOMAIN = 'acme-dev.eu.auth0.com';
const CLIENT = `
data "auth0_tenant" "this" {}
resource "auth0_client" "cognito" {
  name                = "acme-dev-cognito"
  description         = "Cognito user pool acme-dev"
  app_type            = "regular_web"
  oidc_conformant     = true
  callbacks           = ["https://acme-dev-login.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse"]
  allowed_logout_urls = ["https://app.dev.acme.example/"]
  allowed_origins     = ["https://app.dev.acme.example"]
  web_origins         = ["https://app.dev.acme.example"]
  grant_types         = ["authorization_code", "refresh_token"]
  jwt_configuration { alg = "RS256" }
}
resource "auth0_client_credentials" "cognito" {
  client_id             = auth0_client.cognito.client_id
  authentication_method = "client_secret_post"
}
`;

describe('serveOfflineProvider', () => {
  let fake: FakeAuth0;
  let host: TenantHost;
  let provider: OfflineProvider;
  let folder: string;
  let stack: Stack;

  beforeEach(async () => {
    fake = new FakeAuth0();
    folder = await mkdtemp(join(tmpdir(), 'auth0-socket-'));
    host = await hostTenants([DOMAIN], fake.listener);
    provider = await serveOfflineProvider({
      environment: { ...host.environment, AUTH0_DOMAIN: DOMAIN, AUTH0_CLIENT_ID: 'id', AUTH0_CLIENT_SECRET: 'secret' },
      socketFolder: folder,
      log: (line) => process.env.DEBUG_PROVIDER && process.stderr.write(line + '\n'),
    });
    stack = await Stack.at({ TF_REATTACH_PROVIDERS: provider.reattach });
  });

  afterEach(async () => {
    await provider.close();
    await host.close();
    await stack.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('applies an application with its credentials, and the second plan is clean', async () => {
    await stack.configure(CLIENT);

    await stack.apply();

    const again = await stack.terraform('plan');
    expect(again.output).toContain('No changes');
  });
});
