import { boundaryArnOf, environmentPrefix, rolePathOf, type Fault } from '@auth0-cognito/contract';
import { checkFederatedUserPool, type FederatedUserPoolSettings, type RoleDefaults } from '@auth0-cognito/federation';

import { shapeFaultsIn, type Check } from './checks';
import type { EnvironmentInput } from '../environment-input';

/** Converts the values to settings of the constructs. */
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

/** Defaults of every role: the path of the environment, and the boundary of bootstrap or of the environment. */
export function roleDefaultsOf(values: EnvironmentInput): RoleDefaults {
  const { permissionsBoundary = boundaryArnOf(values) } = values;
  return { path: rolePathOf(values), ...(permissionsBoundary !== 'none' && { permissionsBoundary }) };
}

type Part = keyof FederatedUserPoolSettings;

/** Parts of an environment, by the part of the constructs that they set. */
const SOURCES: Readonly<Partial<Record<Part, readonly string[]>>> = {
  name: ['name', 'organization'],
  appUrl: ['app'],
  roleDefaults: ['name', 'organization', 'account', 'region', 'permissionsBoundary'],
};

/** Path of a property in an environment, from its path in the constructs. */
const translated = (path: string) =>
  path
    .replace(/^\./, '')
    .replace(/^appUrl$/, 'app.url')
    .replace(/^roleDefaults\./, '');

/**
 * All faults of the constructs, without creating them. Skips parts with an invalid shape.
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
