import { boundaryArnOf, environmentPrefix, rolePathOf, type Fault } from '@auth0-cognito/contract';
import { checkFederatedUserPool, type FederatedUserPoolSettings, type RoleDefaults } from '@auth0-cognito/federation';

import { shapeFaultsIn, type Check } from './checks';
import type { EnvironmentInput } from '../environment-input';

/** The values as the constructs take them. */
export function settingsOf(values: EnvironmentInput): FederatedUserPoolSettings {
  return {
    name: environmentPrefix(values.organization, values.name),
    region: values.region,
    appUrl: values.app.url,
    domain: values.domain,
    loginBranding: values.loginBranding,
    federations: values.federations,
    primaryFederation: values.primaryFederation,
    userPool: values.userPool,
    webClient: values.webClient,
    clients: values.clients,
    resourceServers: values.resourceServers,
    groups: values.groups,
    groupsAttribute: values.groupsAttribute,
    linkUsersOf: values.linkUsersOf,
    identityPool: values.identityPool,
    roleDefaults: roleDefaultsOf(values),
  } satisfies Record<keyof FederatedUserPoolSettings, unknown>;
}

/** Every role gets the environment's path, and the boundary that bootstrap makes unless the environment says otherwise. */
export function roleDefaultsOf(values: EnvironmentInput): RoleDefaults {
  const { permissionsBoundary = boundaryArnOf(values) } = values;
  return { path: rolePathOf(values), ...(permissionsBoundary !== 'none' && { permissionsBoundary }) };
}

type Part = keyof FederatedUserPoolSettings;

/** The parts of an environment that each of the constructs' parts comes from. */
const SOURCES: Readonly<Partial<Record<Part, readonly string[]>>> = {
  name: ['name', 'organization'],
  appUrl: ['app'],
  roleDefaults: ['name', 'organization', 'account', 'region', 'permissionsBoundary'],
};

/** Path of an environment's property for the constructs' name of it. */
const translated = (path: string) =>
  path
    .replace(/^\./, '')
    .replace(/^appUrl$/, 'app.url')
    .replace(/^roleDefaults\./, '');

/**
 * Everything that the constructs would refuse, without creating them. A part that lacks its shape is left out, and the others are
 * judged all the same.
 */
export const constructChecks: Check<EnvironmentInput> = (payload) => {
  const isBroken = shapeFaultsIn(payload);
  const readable = Object.fromEntries(Object.entries(payload.value).filter(([part]) => !isBroken(part)));
  const settings = settingsOf({ app: {}, ...readable } as unknown as EnvironmentInput);
  const unreadable = new Set(
    (Object.keys(settings) as Part[]).filter((part) => (SOURCES[part] ?? [part]).some((source) => isBroken(source))),
  );
  const { account } = readable as Partial<EnvironmentInput>;
  const parts = Object.fromEntries(Object.entries(settings).filter(([part]) => !unreadable.has(part as Part)));
  for (const fault of checkFederatedUserPool('', parts, { hasUsEast1Provider: true, unreadable, account })) {
    const params: { fault: Fault } = { fault: { ...fault, path: translated(fault.path) } };
    payload.issues.push({ code: 'custom', params, input: payload.value });
  }
};
