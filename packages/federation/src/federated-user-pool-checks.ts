import type { Fault } from '@auth0-cognito/contract';

import { checkAppClient } from './app-client/app-client';
import { checkMappedAttributes } from './app-client/client-checks';
import { checkWebClient } from './app-client/web-client';
import { checkAuth0Federation } from './auth0-federation';
import { checkAuth0Tenant } from './auth0/auth0-tenant';
import * as checks from './checks';
import { fault } from './faults';
import {
  WEB_CLIENT_KEY,
  withDefaults,
  type FederatedUserPoolSettings,
  type FederationSettings,
} from './federated-user-pool-settings';
import { checkIdentityPool } from './identity-pool/identity-pool';
import { mappedAttributes } from './identity-provider/attribute-mapping';
import { checkRoleDefaults } from './role-defaults';
import { poolAttributes, type PoolAttributes } from './user-pool/pool-attributes';
import { checkResourceServer } from './user-pool/resource-server';
import { checkUserPool } from './user-pool/user-pool';
import { checkUserPoolDomain, type CertificateContext } from './user-pool/user-pool-domain';

/** A part of the settings. */
type Part = keyof FederatedUserPoolSettings;

/** What the checks of a federated user pool also depend on. */
export interface CheckOptions extends CertificateContext {
  /**
   * Parts that do not have their shape. They are left out of the settings, and nothing that depends on them is judged.
   *
   * @default - none
   */
  readonly unreadable?: ReadonlySet<Part>;
}

/**
 * All faults of a federated user pool's values at once, each with the path of its property. Pure: it creates nothing.
 *
 * The settings lack only parts that `unreadable` lists.
 */
export function checkFederatedUserPool(
  path: string,
  settings: Partial<FederatedUserPoolSettings>,
  { unreadable = new Set(), ...context }: CheckOptions,
): Fault[] {
  const { name, region, appUrl, domain, federations, userPool = {}, resourceServers = {} } = settings;
  const isReadable = (part: Part) => !unreadable.has(part);
  const attributes = isReadable('userPool') ? poolAttributes(userPool) : undefined;
  const base = checks.flat([
    checks.cognitoName(`${path}.name`, name),
    checks.needsLiteral(`${path}.name`, name),
    checks.url(`${path}.appUrl`, appUrl),
    checks.needsLiteral(`${path}.appUrl`, appUrl),
  ]);
  // A wrong base name or URL has a fault of its own; what is derived from it does not repeat it.
  const areComplete = unreadable.size === 0 && base.length === 0;
  const judged = areComplete ? withDefaults(settings as FederatedUserPoolSettings) : settings;
  return checks.flat([
    base,
    checks.region(`${path}.region`, region),
    checks.needsLiteral(`${path}.region`, region),
    checkUserPool(`${path}.userPool`, userPool),
    domain ? checkUserPoolDomain(`${path}.domain`, domain, context) : undefined,
    federations ? checkFederations(path, federations, attributes) : undefined,
    federations && isReadable('primaryFederation')
      ? checkPrimaryFederation(path, Object.keys(federations), settings.primaryFederation)
      : undefined,
    Object.entries(resourceServers).map(([key, server]) => [
      checks.stableKey(`${path}.resourceServers`, key),
      checkResourceServer(`${path}.resourceServers.${key}`, server),
    ]),
    repeated(`${path}.resourceServers`, resourceServers, 'identifier', ({ identifier }) => identifier),
    checkClients(path, judged, {
      attributes,
      resourceServers: isReadable('resourceServers') ? resourceServers : undefined,
    }),
    checkIdentityPool(`${path}.identityPool`, settings.identityPool ?? {}),
    checkRoleDefaults(`${path}.roleDefaults`, settings.roleDefaults),
  ]);
}

type Federations = FederatedUserPoolSettings['federations'];

/** Faults of federations, and between them: names that the pool, or IAM, accepts only once. */
function checkFederations(
  path: string,
  federations: Federations,
  attributes: PoolAttributes | undefined,
): checks.Findings {
  return [
    Object.keys(federations).length === 0
      ? fault.ERR_LIST_EMPTY({ path: `${path}.federations`, what: 'federation' })
      : undefined,
    Object.entries(federations).map(([key, { tenant, ...federation }]) => [
      checks.stableKey(`${path}.federations`, key),
      checkAuth0Tenant(`${path}.federations.${key}.tenant`, tenant),
      checkAuth0Federation(`${path}.federations.${key}`, federation, { attributes }),
    ]),
    repeated(
      `${path}.federations`,
      federations,
      'identityProvider.name',
      ({ identityProvider }) => identityProvider.name,
    ),
    repeated(`${path}.federations`, federations, 'iamOidcProvider', iamUrl),
  ];
}

/** A fault where the primary federation is unknown, or where several federations leave it open. */
function checkPrimaryFederation(path: string, keys: readonly string[], primary: string | undefined): checks.Findings {
  const isOpen = primary === undefined && keys.length > 1;
  const isUnknown = primary !== undefined && !keys.includes(primary);
  return (isOpen || isUnknown) && keys.length > 0
    ? fault.ERR_FEDERATION_UNKNOWN({ path: `${path}.primaryFederation`, received: primary, known: keys })
    : undefined;
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

/** What the clients' faults also depend on; undefined where it is not known. */
interface ClientContext {
  readonly attributes: PoolAttributes | undefined;
  readonly resourceServers: FederatedUserPoolSettings['resourceServers'];
}

/** Faults of the web client and the others, in themselves and with the pool, the providers and the APIs. */
function checkClients(
  path: string,
  { webClient = {}, clients = {}, federations = {} }: Partial<FederatedUserPoolSettings>,
  { attributes, resourceServers }: ClientContext,
): checks.Findings {
  const facts = {
    // Names of clients of this pool are compared below.
    userPool: { attributes, clientNames: [] },
    resourceServers:
      resourceServers &&
      Object.values(resourceServers).map(({ identifier, scopes }) => ({ identifier, scopeNames: Object.keys(scopes) })),
  };
  const every = Object.keys(federations);
  const providersOf = (keys: readonly string[]) =>
    every.length === 0
      ? undefined
      : keys.flatMap((key) => {
          const identityProvider = federations[key]?.identityProvider;
          return identityProvider ? [{ mappedAttributes: mappedAttributes(identityProvider.attributeMapping) }] : [];
        });
  return [
    checkWebClient(`${path}.webClient`, webClient, facts),
    providersOf(every)?.map((provider) => checkMappedAttributes(`${path}.webClient`, webClient, provider)),
    Object.entries(clients).map(([key, client]) => {
      const keys = client.type === 'machine' ? [] : (client.federations ?? every);
      return [
        checks.stableKey(`${path}.clients`, key, [WEB_CLIENT_KEY]),
        checkAppClient(`${path}.clients.${key}`, client, { ...facts, identityProviders: providersOf(keys) }),
        keys.map((federation, index) =>
          every.length === 0 || every.includes(federation)
            ? undefined
            : fault.ERR_FEDERATION_UNKNOWN({
                path: `${path}.clients.${key}.federations[${index}]`,
                received: federation,
                known: every,
              }),
        ),
      ];
    }),
    clientNamesTaken(path, { webClient, clients }),
  ];
}

/** Faults of clients that have the name of another: the primary web client is found by its name. */
function clientNamesTaken(
  path: string,
  { webClient, clients }: Required<Pick<FederatedUserPoolSettings, 'webClient' | 'clients'>>,
): Fault[] {
  const named = [
    [`${path}.webClient.name`, webClient.name] as const,
    ...Object.entries(clients).map(([key, { name }]) => [`${path}.clients.${key}.name`, name] as const),
  ].filter(([, name]) => checks.isLiteral(name));
  return named
    .filter(([, name], index) => named.findIndex(([, other]) => other === name) < index)
    .map(([at, name]) => fault.ERR_CLIENT_NAME_TAKEN({ path: at, received: name }));
}
