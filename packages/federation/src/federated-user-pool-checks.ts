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
import { checkUserPoolDomain, type CertificateContext } from './user-pool/user-pool-domain';

/**
 * All faults of a federated user pool's values at once, each with the path of its property. Pure: it makes nothing.
 */
export function checkFederatedUserPool(
  path: string,
  settings: FederatedUserPoolSettings,
  context: CertificateContext,
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
    checkUserPoolDomain(`${path}.domain`, settings.domain, context),
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
  const appUrl = checks.isWebUrl(settings.appUrl) ? settings.appUrl : 'https://placeholder.invalid';
  const attributes = poolAttributes(userPool);
  const scopeOwners = Object.values(resourceServers).map(({ identifier, scopes }) => ({
    identifier,
    scopeNames: Object.keys(scopes),
  }));
  const providersOf = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const identityProvider = federations[key]?.identityProvider;
      return identityProvider ? [{ mappedAttributes: mappedAttributes(identityProvider.attributeMapping) }] : [];
    });
  const everyFederation = Object.keys(federations);
  const webClient = { name: webClientName(name), callbackUrls: [appUrl], ...settings.webClient };
  const others = Object.entries(clients).map(([key, client]) => ({
    key,
    client: { ...client, name: client.name ?? clientName(name, key) },
  }));
  const names = [webClient.name, ...others.map(({ client }) => client.name)];
  /** What the faults of a client depend on; of names, those of the clients before it. */
  const contextOf = (index: number) => ({
    userPool: { attributes, clientNames: names.slice(0, index) },
    resourceServers: scopeOwners,
  });
  return [
    checkWebClient(`${path}.webClient`, webClient, contextOf(0)),
    providersOf(everyFederation).map((provider) => checkMappedAttributes(`${path}.webClient`, webClient, provider)),
    others.map(({ key, client }, position) => {
      const federationKeys = client.type === 'machine' ? [] : (client.federations ?? everyFederation);
      return [
        checks.stableKey(`${path}.clients`, key, [WEB_CLIENT_KEY]),
        checkAppClient(`${path}.clients.${key}`, client, {
          ...contextOf(position + 1),
          identityProviders: providersOf(federationKeys),
        }),
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
