import { AUTH0_SCOPES } from '@auth0-cognito/contract';
import type { TenantState } from '../store-state';
import type { TenantStore } from '../store';
import { ROUTES } from './api';
import { newClientGrant } from './client-grants';
import { newClient } from './client-view';
import { newConnection } from './connections';
import { newCustomDomain } from './custom-domains';
import { newResourceServer } from './resource-servers';
import { managementAudience } from './tenant';
import { freshSettings } from './tenant-settings';

/** An application that may call the Management API, such as the one Terraform uses. */
export interface ManagementClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scopes of the Management API granted to it. */
  readonly scopes: readonly string[];
}

/** The initial configuration of a tenant. */
export interface TenantSeed {
  readonly domain: string;
  readonly customDomains?: readonly string[];
  readonly managementClients: readonly ManagementClient[];
}

/** Name of the database connection of every new tenant. */
export const DEFAULT_CONNECTION = 'Username-Password-Authentication';

/** Scopes that operations require in addition to those of their route. */
const KEY_SCOPES = ['read:client_keys', 'update:client_keys', 'read:client_credentials'];

/** Every scope that an operation of the stand-in can require, in alphabetical order. */
export const MANAGEMENT_SCOPES: readonly string[] = [
  ...new Set([...ROUTES.flatMap(({ scopes }) => scopes), ...KEY_SCOPES]),
].sort();

const fill = (draft: TenantState, { domain }: TenantSeed) => {
  draft.settings = freshSettings();
  const connection = newConnection({ name: DEFAULT_CONNECTION, strategy: 'auth0' });
  draft.connections[connection.id] = connection;
  const api = newResourceServer({
    identifier: managementAudience(domain),
    name: 'Auth0 Management API',
    is_system: true,
  });
  draft.resourceServers[api.id] = api;
};

const seedManagementClient = (draft: TenantState, { domain }: TenantSeed, input: ManagementClient) => {
  const client = newClient({
    name: `Management (${input.clientId})`,
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
  });
  draft.clients[input.clientId] = { ...client, client_id: input.clientId, client_secret: input.clientSecret };
  const grant = newClientGrant({
    client_id: input.clientId,
    audience: managementAudience(domain),
    scope: [...input.scopes],
  });
  draft.clientGrants[grant.id] = grant;
};

const seedScopes = (draft: TenantState, { domain, managementClients }: TenantSeed) => {
  const granted = managementClients.flatMap((client) => client.scopes);
  // Auth0 has more scopes than the stand-in requires. This adds those that bootstrap grants.
  const scopes = new Set([...MANAGEMENT_SCOPES, ...AUTH0_SCOPES, ...granted]);
  const api = Object.values(draft.resourceServers).find(({ identifier }) => identifier === managementAudience(domain));
  if (api) api.scopes = [...scopes].sort().map((value) => ({ value }));
};

/** Adds a verified custom domain to a tenant. */
export const seedCustomDomain = (draft: TenantState, host: string) => {
  if (Object.values(draft.customDomains).some(({ domain }) => domain === host)) return;
  const domain = newCustomDomain({ domain: host, type: 'auth0_managed_certs' });
  draft.customDomains[domain.custom_domain_id] = { ...domain, status: 'ready' };
};

/** Adds the initial configuration to a new tenant. */
export function seedTenant(store: TenantStore, seed: TenantSeed): void {
  store.change((draft) => {
    fill(draft, seed);
    seedScopes(draft, seed);
    for (const client of seed.managementClients) seedManagementClient(draft, seed, client);
    for (const host of seed.customDomains ?? []) seedCustomDomain(draft, host);
  });
}
