import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAuth0StandIn,
  MANAGEMENT_SCOPES,
  type Auth0StandIn,
  type TenantControl,
} from '@auth0-cognito/auth0-stand-in';
import { serveOfflineProvider, type OfflineProvider } from '../src';
import { hostTenants, type TenantHost } from './tenant-host';
import { Stack } from './terraform';

export const DOMAIN = 'acme-dev.eu.auth0.com';
export const OTHER_DOMAIN = 'acme-partner.eu.auth0.com';
export const CLIENT_ID = 'terraform';
export const CLIENT_SECRET = 'a secret of the tests';

/**
 * Everything for a test of the provider: the stand-in's tenants, the provider, and a stack that the real Terraform
 * runs.
 */
export interface Offline {
  readonly tenant: TenantControl;
  readonly standIn: Auth0StandIn;
  readonly host: TenantHost;
  readonly provider: OfflineProvider;
  readonly stack: Stack;
  /** Environment in which the provider was started. */
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** @param variables environment variables for Terraform in addition to TF_REATTACH_PROVIDERS */
export async function startOffline(variables: NodeJS.ProcessEnv = {}): Promise<Offline> {
  const managementClients = [{ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scopes: MANAGEMENT_SCOPES }];
  const standIn = createAuth0StandIn({
    tenants: [
      { domain: DOMAIN, managementClients },
      { domain: OTHER_DOMAIN, managementClients },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), 'auth0-socket-'));
  const host = await hostTenants([DOMAIN, OTHER_DOMAIN], standIn.listener);
  const environment = {
    ...host.environment,
    AUTH0_DOMAIN: DOMAIN,
    AUTH0_CLIENT_ID: CLIENT_ID,
    AUTH0_CLIENT_SECRET: CLIENT_SECRET,
  };
  const provider = await serveOfflineProvider({ environment, socketFolder: folder });
  const stack = await Stack.at({ TF_REATTACH_PROVIDERS: provider.reattach, ...variables });
  return {
    tenant: standIn.tenant(DOMAIN),
    standIn,
    host,
    provider,
    stack,
    environment,
    async close() {
      await stack.remove();
      await provider.close();
      await host.close();
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
