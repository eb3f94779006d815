import { parseUrl, QUOTAS, type Fault, type UserPoolTier } from '@auth0-cognito/contract';

import { checkAppClient } from './app-client/app-client';
import { checkMappedAttributes } from './app-client/client-checks';
import { checkWebClient } from './app-client/web-client';
import { checkAuth0Federation } from './auth0-federation';
import { checkAuth0Tenant } from './auth0/auth0-tenant';
import * as checks from './checks';
import { fault } from './faults';
import { WEB_CLIENT_KEY, withDefaults, type FederatedUserPoolSettings } from './federated-user-pool-settings';
import { checkGroupsAttribute } from './groups-attribute';
import { signOutEnd } from './hosted-urls';
import { checkIdentityPool, checkMappedClients } from './identity-pool/identity-pool';
import { checkRoleAttributes } from './identity-pool/role-attributes';
import { mappedAttributes } from './identity-provider/attribute-mapping';
import { checkRoleDefaults } from './role-defaults';
import { checkSharedProviders } from './shared-iam-provider';
import { firstFactorsUnreachable, relyingParty } from './first-factor-checks';
import { poolAttributes, type PoolAttributes } from './user-pool/pool-attributes';
import { checkResourceServer } from './user-pool/resource-server';
import { withSignInSecurityDefaults } from './user-pool/sign-in-security';
import { checkLoginBranding } from './user-pool/login-branding';
import { checkExistingUserPool, describedAttributes } from './user-pool/existing-user-pool';
import { checkUserGroups } from './user-pool/user-group';
import { checkUserPool } from './user-pool/user-pool';
import { checkUserLinks } from './user-links';
import { checkUserPoolDomain, type CertificateContext } from './user-pool/user-pool-domain';

/** A part of the settings of a federated user pool. */
export type SettingsPart = keyof FederatedUserPoolSettings;

/** Context of the checks of a federated user pool. */
export interface CheckOptions extends CertificateContext {
  /**
   * Parts with an invalid shape. They are missing in the settings, and nothing that depends on them is checked.
   *
   * @default - none
   */
  readonly unreadable?: ReadonlySet<SettingsPart>;
  /**
   * Id of the AWS account, which ARNs must have.
   *
   * @default - accounts are not compared
   */
  readonly account?: string | undefined;
}

/**
 * All faults of the values of a federated user pool, each with the path of its property. Creates no constructs.
 *
 * Only parts in `unreadable` may be missing in the settings.
 */
export function checkFederatedUserPool(
  path: string,
  settings: Partial<FederatedUserPoolSettings>,
  { unreadable = new Set(), account, hasUsEast1Provider }: CheckOptions,
): Fault[] {
  const { name, region, appUrl, domain, federations, userPool = {}, resourceServers = {} } = settings;
  const isReadable = (part: SettingsPart) => !unreadable.has(part);
  // The attributes of another stack's pool are known only if the settings describe them.
  const exists = userPool.existingName !== undefined;
  const described = exists ? describedAttributes(userPool) : userPool;
  const attributes = isReadable('userPool') && described ? poolAttributes(described) : undefined;
  const ownTier = exists ? userPool.tier : withSignInSecurityDefaults(userPool).tier;
  const tier = isReadable('userPool') ? ownTier : undefined;
  const place = { region, account };
  const base = checks.flat([
    checks.cognitoName(`${path}.name`, name),
    checks.needsLiteral(`${path}.name`, name),
    checks.url(`${path}.appUrl`, appUrl),
    checks.needsLiteral(`${path}.appUrl`, appUrl),
  ]);
  // A wrong base name or URL has its own fault, so values derived from it are not checked.
  const areComplete = unreadable.size === 0 && base.length === 0;
  const judged = areComplete ? withDefaults(settings as FederatedUserPoolSettings) : settings;
  return checks.flat([
    base,
    checks.region(`${path}.region`, region),
    checks.needsLiteral(`${path}.region`, region),
    exists ? checkExistingUserPool(path, settings) : checkUserPool(`${path}.userPool`, userPool, place),
    domain ? checkUserPoolDomain(`${path}.domain`, domain, { hasUsEast1Provider, place, tier }) : undefined,
    domain ? hostInUse(path, domain, settings) : undefined,
    settings.loginBranding ? checkLoginBranding(`${path}.loginBranding`, settings.loginBranding) : undefined,
    settings.loginBranding && domain && domain.managedLoginVersion !== 2
      ? fault.ERR_BRANDING_UNUSED({ path: `${path}.loginBranding` })
      : undefined,
    domain ? relyingParty(path, domain, userPool) : undefined,
    areComplete ? firstFactorsUnreachable(path, settings as FederatedUserPoolSettings) : undefined,
    judged.federations ? checkFederations(path, judged.federations, attributes) : undefined,
    federations && isReadable('primaryFederation')
      ? checkPrimaryFederation(path, Object.keys(federations), settings.primaryFederation)
      : undefined,
    tooMany(`${path}.resourceServers`, resourceServers, QUOTAS.resourceServers),
    Object.entries(resourceServers).map(([key, server]) => [
      checks.stableKey(`${path}.resourceServers`, key),
      checkResourceServer(`${path}.resourceServers.${key}`, server),
    ]),
    repeated(`${path}.resourceServers`, resourceServers, {
      property: 'identifier',
      valueOf: ({ identifier }) => identifier,
    }),
    checkClients(path, judged, {
      attributes,
      tier,
      resourceServers: isReadable('resourceServers') ? resourceServers : undefined,
    }),
    isReadable('identityPool') && settings.groups
      ? checkUserGroups(`${path}.groups`, settings.groups, {
          roles: Object.keys(settings.identityPool?.roles ?? {}),
          choosesRoles: settings.identityPool?.roleMapping !== undefined,
        })
      : undefined,
    checkIdentityPool(`${path}.identityPool`, settings.identityPool ?? {}, place),
    checkMappedClients(
      `${path}.identityPool.roleMapping`,
      // The primary web client too.
      Object.values(settings.clients ?? {}).filter(({ type }) => type !== 'machine').length + 1,
      settings.identityPool?.roleMapping,
    ),
    areComplete && attributes ? checkRoleAttributes(path, judged as FederatedUserPoolSettings, attributes) : undefined,
    areComplete && attributes ? checkGroupsAttribute(path, judged as FederatedUserPoolSettings, attributes) : undefined,
    areComplete && attributes ? checkUserLinks(path, judged as FederatedUserPoolSettings, attributes) : undefined,
    checkRoleDefaults(`${path}.roleDefaults`, settings.roleDefaults, place),
  ]);
}

type Federations = FederatedUserPoolSettings['federations'];

/** A fault of a record with more entries than AWS accepts. */
const tooMany = (path: string, record: object, most: number): checks.Findings =>
  Object.keys(record).length > most
    ? fault.ERR_LIST_TOO_LONG({ path, length: Object.keys(record).length, most })
    : undefined;

/** A fault if the host of the sign-in pages is that of the application or of a custom domain of a tenant. */
function hostInUse(
  path: string,
  domain: FederatedUserPoolSettings['domain'],
  { appUrl, federations = {} }: Partial<FederatedUserPoolSettings>,
): checks.Findings {
  if (!('customDomain' in domain) || !checks.isLiteral(domain.customDomain)) return undefined;
  const hosts = [
    ['the application', checks.isLiteral(appUrl) ? parseUrl(appUrl)?.hostname : undefined] as const,
    ...Object.values(federations).map(({ tenant }) => ['the custom domain of Auth0', tenant.customDomain] as const),
  ];
  const [owner] = hosts.find(([, host]) => host === domain.customDomain) ?? [];
  return owner === undefined
    ? undefined
    : fault.ERR_DOMAIN_IN_USE({ path: `${path}.domain.customDomain`, received: domain.customDomain, owner });
}

/** Faults of each federation, and of names that must be unique in the pool or in IAM. */
function checkFederations(
  path: string,
  federations: Federations,
  attributes: PoolAttributes | undefined,
): checks.Findings {
  return [
    Object.keys(federations).length === 0
      ? fault.ERR_LIST_EMPTY({ path: `${path}.federations`, what: 'federation' })
      : undefined,
    tooMany(`${path}.federations`, federations, QUOTAS.identityProviders),
    Object.entries(federations).map(([key, { tenant, ...federation }]) => [
      checks.stableKey(`${path}.federations`, key),
      checkAuth0Tenant(`${path}.federations.${key}.tenant`, tenant),
      checkAuth0Federation(`${path}.federations.${key}`, federation, { attributes }),
    ]),
    // Usernames begin with the name, and most pools are case-insensitive.
    repeated(`${path}.federations`, federations, {
      property: 'identityProvider.name',
      valueOf: ({ identityProvider }) => identityProvider.name,
      ignoresCase: true,
    }),
    checkSharedProviders(`${path}.federations`, federations),
    // In a tenant, recover finds applications by their names, and names of actions are unique.
    repeated(`${path}.federations`, federations, {
      property: 'application.name',
      valueOf: ({ tenant, application = {} }) =>
        'name' in application && application.name !== undefined ? `${application.name} in ${tenant.domain}` : undefined,
    }),
    repeated(`${path}.federations`, federations, {
      property: 'claimsAction.name',
      valueOf: ({ tenant, claimsAction }) => claimsAction && `${claimsAction.name} in ${tenant.domain}`,
    }),
  ];
}

/** A fault if the primary federation is unknown, or missing with several federations. */
function checkPrimaryFederation(path: string, keys: readonly string[], primary: string | undefined): checks.Findings {
  const isOpen = primary === undefined && keys.length > 1;
  const isUnknown = primary !== undefined && !keys.includes(primary);
  return (isOpen || isUnknown) && keys.length > 0
    ? fault.ERR_FEDERATION_UNKNOWN({ path: `${path}.primaryFederation`, received: primary, known: keys })
    : undefined;
}

/** A value that may be in only one of the records. */
interface Single<T> {
  readonly property: string;
  readonly valueOf: (record: T) => string | undefined;
  readonly ignoresCase?: boolean;
}

/** Faults of values that may be in only one of the records. */
function repeated<T>(
  path: string,
  records: Readonly<Record<string, T>>,
  { property, valueOf, ignoresCase = false }: Single<T>,
): Fault[] {
  const seen = new Set<string>();
  return Object.entries(records).flatMap(([name, record]) => {
    const value = valueOf(record);
    if (value === undefined || !checks.isLiteral(value)) return [];
    const key = ignoresCase ? value.toLowerCase() : value;
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated ? [fault.ERR_DUPLICATE({ path: `${path}.${name}.${property}`, received: value })] : [];
  });
}

/** Context of the checks of clients; undefined if unknown. */
interface ClientContext {
  readonly attributes: PoolAttributes | undefined;
  readonly tier: UserPoolTier | undefined;
  readonly resourceServers: FederatedUserPoolSettings['resourceServers'];
}

/** Faults of the web client and other clients, also in combination with the pool, the providers and the APIs. */
function checkClients(
  path: string,
  { webClient = {}, clients = {}, federations = {} }: Partial<FederatedUserPoolSettings>,
  { attributes, tier, resourceServers }: ClientContext,
): checks.Findings {
  const facts = {
    // Names of clients of this pool are compared below.
    userPool: { attributes, tier, clientNames: [] },
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
    tooMany(`${path}.clients`, clients, QUOTAS.appClients - 1),
    checkWebClient(`${path}.webClient`, webClient, {
      ...facts,
      addedLogoutUrls: every.length,
      providers: every.length,
    }),
    providersOf(every)?.map((provider) => checkMappedAttributes(`${path}.webClient`, webClient, provider)),
    Object.entries(clients).map(([key, client]) => {
      const keys = client.type === 'machine' ? [] : (client.federations ?? every);
      return [
        checks.stableKey(`${path}.clients`, key, [WEB_CLIENT_KEY]),
        checkAppClient(`${path}.clients.${key}`, client, {
          ...facts,
          identityProviders: providersOf(keys),
          addedLogoutUrls: signOutEnd(client) === undefined ? 0 : keys.length,
        }),
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
