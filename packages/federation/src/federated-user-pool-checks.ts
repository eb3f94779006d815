import { type Fault, clientName, webClientName } from '@auth0-cognito/contract';

import { checkAppClient } from './app-client/app-client';
import { checkMappedAttributes } from './app-client/client-checks';
import { checkWebClient } from './app-client/web-client';
import { checkAuth0Federation } from './auth0-federation';
import { checkAuth0Tenant } from './auth0/auth0-tenant';
import * as checks from './checks';
import { fault } from './faults';
import {
  WEB_CLIENT_KEY,
  type FederatedUserPoolSettings,
  type FederationSettings,
} from './federated-user-pool-settings';
import { checkIdentityPool } from './identity-pool/identity-pool';
import { mappedAttributes } from './identity-provider/attribute-mapping';
import { checkRoleDefaults } from './role-defaults';
import { poolAttributes } from './user-pool/pool-attributes';
import { checkResourceServer } from './user-pool/resource-server';
import { checkUserPool } from './user-pool/user-pool';
import { checkUserPoolDomain } from './user-pool/user-pool-domain';
import { ClientNames } from './user-pool/user-pool-ref';

/**
 * All faults of a federated user pool's values at once, each with the path of its property. Pure: it makes nothing.
 *
 * `hasUsEast1Provider` says whether a certificate can be made for a custom domain.
 */
export function checkFederatedUserPool(
  path: string,
  settings: FederatedUserPoolSettings,
  hasUsEast1Provider: boolean,
): Fault[] {
  const { userPool = {}, resourceServers = {}, federations } = settings;
  return checks.flat([
    checks.cognitoName(`${path}.name`, settings.name),
    checks.needsLiteral(`${path}.name`, settings.name),
    checks.region(`${path}.region`, settings.region),
    checks.needsLiteral(`${path}.region`, settings.region),
    checks.url(`${path}.appUrl`, settings.appUrl),
    checks.needsLiteral(`${path}.appUrl`, settings.appUrl),
    checkUserPool(`${path}.userPool`, userPool),
    checkUserPoolDomain(`${path}.domain`, settings.domain, hasUsEast1Provider),
    checkFederations(path, settings),
    Object.entries(federations).map(([key, { tenant, ...federation }]) => [
      checks.stableKey(`${path}.federations`, key),
      checkAuth0Tenant(`${path}.federations.${key}.tenant`, tenant),
      checkAuth0Federation(`${path}.federations.${key}`, federation, { attributes: poolAttributes(userPool) }),
    ]),
    Object.entries(resourceServers).map(([key, server]) => [
      checks.stableKey(`${path}.resourceServers`, key),
      checkResourceServer(`${path}.resourceServers.${key}`, server),
    ]),
    repeated(`${path}.resourceServers`, resourceServers, 'identifier', ({ identifier }) => identifier),
    checkClients(path, settings),
    checkIdentityPool(`${path}.identityPool`, settings.identityPool ?? {}),
    checkRoleDefaults(`${path}.roleDefaults`, settings.roleDefaults),
  ]);
}

/** Faults between federations: names that the pool, or IAM, takes only once. */
function checkFederations(
  path: string,
  { federations, primaryFederation }: FederatedUserPoolSettings,
): checks.Findings {
  const keys = Object.keys(federations);
  const unnamed = primaryFederation === undefined && keys.length > 1;
  const unknown = primaryFederation !== undefined && !keys.includes(primaryFederation);
  return [
    keys.length === 0 ? fault.ERR_LIST_EMPTY({ path: `${path}.federations`, what: 'federation' }) : undefined,
    (unnamed || unknown) && keys.length > 0
      ? fault.ERR_FEDERATION_UNKNOWN({ path: `${path}.primaryFederation`, received: primaryFederation, known: keys })
      : undefined,
    repeated(
      `${path}.federations`,
      federations,
      'identityProvider.name',
      ({ identityProvider }) => identityProvider.name,
    ),
    repeated(`${path}.federations`, federations, 'iamOidcProvider', iamUrl),
  ];
}

/** What IAM knows a federation's provider by; nothing where it is referenced. */
function iamUrl({ tenant, iamOidcProvider }: FederationSettings): string | undefined {
  if (iamOidcProvider?.existing) return undefined;
  const host = tenant.customDomain ?? tenant.domain;
  return iamOidcProvider?.consumer === 'sts' ? `${host}/` : host;
}

/** Faults of values that may stand in only one of the records. */
function repeated<T>(
  path: string,
  records: Readonly<Record<string, T>>,
  property: string,
  valueOf: (record: T) => string | undefined,
): Fault[] {
  const seen = new Set<string>();
  return Object.entries(records).flatMap(([key, record]) => {
    const value = valueOf(record);
    if (value === undefined || !checks.isLiteral(value)) return [];
    const isRepeated = seen.has(value);
    seen.add(value);
    return isRepeated ? [fault.ERR_DUPLICATE({ path: `${path}.${key}.${property}`, received: value })] : [];
  });
}

/** Faults of the web client and the others, in themselves and with the pool, the providers and the APIs. */
function checkClients(path: string, settings: FederatedUserPoolSettings): checks.Findings {
  const { userPool = {}, resourceServers = {}, federations, clients = {} } = settings;
  // A wrong base name or URL has a fault of its own; what is derived from it does not repeat it.
  const name = checks.cognitoName('', settings.name) ? 'placeholder' : settings.name;
  const appUrl = checks.url('', settings.appUrl).length > 0 ? 'https://placeholder.invalid' : settings.appUrl;
  const facts = {
    userPool: { attributes: poolAttributes(userPool), clientNames: new ClientNames() },
    resourceServers: Object.values(resourceServers).map(({ identifier, scopes }) => ({
      identifier,
      scopeNames: Object.keys(scopes),
    })),
  };
  const providersOf = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const identityProvider = federations[key]?.identityProvider;
      return identityProvider ? [{ mappedAttributes: mappedAttributes(identityProvider.attributeMapping) }] : [];
    });
  const everyFederation = Object.keys(federations);
  const webClient = { name: webClientName(name), callbackUrls: [appUrl], ...settings.webClient };
  return [
    checkWebClient(`${path}.webClient`, webClient, facts),
    providersOf(everyFederation).map((provider) => checkMappedAttributes(`${path}.webClient`, webClient, provider)),
    Object.entries(clients).map(([key, client]) => {
      const federationKeys = client.type === 'machine' ? [] : (client.federations ?? everyFederation);
      return [
        checks.stableKey(`${path}.clients`, key, [WEB_CLIENT_KEY]),
        checkAppClient(
          `${path}.clients.${key}`,
          { ...client, name: client.name ?? clientName(name, key) },
          { ...facts, identityProviders: providersOf(federationKeys) },
        ),
        federationKeys.map((federation, index) =>
          federation in federations
            ? undefined
            : fault.ERR_FEDERATION_UNKNOWN({
                path: `${path}.clients.${key}.federations[${index}]`,
                received: federation,
                known: everyFederation,
              }),
        ),
      ];
    }),
  ];
}
