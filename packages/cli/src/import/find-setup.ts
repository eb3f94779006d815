import { isAuth0TenantHost, throwFaults } from '@auth0-cognito/contract';
import type { ExistingPool } from '@auth0-cognito/delivery/existing';
import { readApplication, readUserPool, listUserPools } from '@auth0-cognito/delivery/existing';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { fault } from '../faults';
import type { PromptStreams } from '../prompts';
import { choose, chooseOne, type Candidate } from './choose';
import type { SelectedObjects } from './values';
import { kindOf } from './values/clients';
import { clientIdOf, issuerHostOf, tenantOf } from './values/federation';

/** Ids of the objects to import, of the kinds of which there can be several. */
export interface SetupOptions {
  readonly userPool?: string;
  readonly domain?: string;
  readonly identityProvider?: string;
  readonly webClient?: string;
  readonly identityPool?: string;
  /** Host of the Auth0 tenant, if the issuer is a custom domain. */
  readonly tenant?: string;
}

/** The existing objects that are imported, with their settings. */
export interface FoundSetup {
  readonly existing: ExistingPool;
  readonly chosen: SelectedObjects;
  /** Ids as `terraform import` takes them. */
  readonly importIds: readonly string[];
}

/**
 * Finds the objects of an existing federation, and lets the user choose if there are several of a kind.
 *
 * @throws FaultError ERR_IMPORT_TENANT, ERR_IMPORT_NONE, ERR_IMPORT_SEVERAL, ERR_EXISTING_UNREADABLE, ERR_AUTH0_CREDENTIALS_MISSING.
 */
export async function findSetup(
  { region, federations }: EnvironmentInput,
  options: SetupOptions,
  dialogue: PromptStreams & { readonly isTerminal: boolean },
): Promise<FoundSetup> {
  // The credentials of Auth0 are sent to it.
  if (options.tenant !== undefined && !isAuth0TenantHost(options.tenant))
    throwFaults('import', [fault.ERR_IMPORT_TENANT({ path: '--tenant', received: options.tenant })]);
  const poolId = await chooseOne(
    {
      what: `user pool in ${region}`,
      option: '--user-pool',
      given: options.userPool,
      candidates: (await listUserPools(region)).map(({ id, name }) => ({ id, name, value: id })),
    },
    dialogue,
  );
  const existing = await readUserPool(region, poolId);
  const known = Object.values(federations).map(({ tenant }) => tenant);
  const provider = await chooseOne(
    {
      what: `identity provider of Auth0 in ${poolId}`,
      option: '--identity-provider',
      given: options.identityProvider,
      candidates: existing.identityProviders.flatMap((value): Candidate<typeof value>[] => {
        const isOfAuth0 = tenantOf(value, known) ?? (options.tenant === undefined ? undefined : issuerHostOf(value));
        return isOfAuth0 ? [{ id: value.ProviderName ?? '', name: issuerHostOf(value) ?? '', value }] : [];
      }),
    },
    dialogue,
  );
  const issuerHost = issuerHostOf(provider) ?? '';
  const tenant = tenantOf(provider, known) ?? { domain: options.tenant ?? issuerHost, customDomain: issuerHost };
  const webClient = await chooseOne(
    {
      what: `app client of ${poolId} for the primary web client`,
      option: '--web-client',
      given: options.webClient,
      candidates: existing.clients
        .filter((client) => kindOf(client) === 'sign-in')
        .filter(({ SupportedIdentityProviders: listed = [] }) => listed.includes(provider.ProviderName ?? ''))
        .map((value) => ({ id: value.ClientId ?? '', name: value.ClientName ?? '', value })),
    },
    dialogue,
  );
  const domain = await choose(
    {
      what: `domain of ${poolId}`,
      option: '--domain',
      given: options.domain,
      candidates: existing.domains.map((value) => ({ id: value.Domain ?? '', name: '', value })),
    },
    dialogue,
  );
  const identityPool = await choose(
    {
      what: `identity pool of ${poolId}`,
      option: '--identity-pool',
      given: options.identityPool,
      candidates: existing.identityPools.map((value) => ({
        id: value.pool.IdentityPoolId ?? '',
        name: value.pool.IdentityPoolName ?? '',
        value,
      })),
    },
    dialogue,
  );
  const application = await readApplication(tenant.domain, clientIdOf(provider));
  const chosen: SelectedObjects = { webClient, provider, tenant, application, domain, identityPool };
  return { existing, chosen, importIds: importIdsOf(poolId, existing, chosen) };
}

function importIdsOf(
  poolId: string,
  existing: ExistingPool,
  { provider, domain, identityPool }: SelectedObjects,
): string[] {
  return [
    poolId,
    `${poolId}:${provider.ProviderName}`,
    clientIdOf(provider),
    ...(domain?.Domain ? [domain.Domain] : []),
    ...(identityPool?.pool.IdentityPoolId ? [identityPool.pool.IdentityPoolId] : []),
    ...existing.clients.map(({ ClientId }) => `${poolId}/${ClientId}`),
    ...existing.resourceServers.map(({ Identifier }) => `${poolId}|${Identifier}`),
    ...existing.groups.map(({ GroupName }) => `${poolId}/${GroupName}`),
    ...existing.iamProviders.map(({ arn }) => arn),
  ];
}
