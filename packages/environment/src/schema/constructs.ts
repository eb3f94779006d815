import { boundaryArnOf, environmentPrefix, rolePathOf, type Fault } from '@auth0-cognito/contract';
import { checkFederatedUserPool, type FederatedUserPoolSettings, type RoleDefaults } from '@auth0-cognito/federation';

import { shapeFaultsIn, type Check } from './checks';
import type { EnvironmentInput } from '../environment-input';

/** EnvironmentInput as the constructs take them. */
export function settingsOf(values: EnvironmentInput): FederatedUserPoolSettings {
  const { name, organization, region, app, domain, federations, primaryFederation } = values;
  const { userPool, webClient, clients, resourceServers, identityPool } = values;
  return {
    name: environmentPrefix(organization, name),
    region,
    appUrl: app.url,
    domain,
    federations,
    primaryFederation,
    userPool,
    webClient,
    clients,
    resourceServers,
    identityPool,
    roleDefaults: roleDefaultsOf(values),
  };
}

/** Every role gets the environment's path, and the boundary that bootstrap makes unless the environment says otherwise. */
function roleDefaultsOf(values: EnvironmentInput): RoleDefaults {
  const { permissionsBoundary = boundaryArnOf(values) } = values;
  return { path: rolePathOf(values), ...(permissionsBoundary !== 'none' && { permissionsBoundary }) };
}

/** Stand in for a part without its shape; what is said about them is dropped. */
const PLACEHOLDERS = {
  name: 'placeholder',
  organization: 'placeholder',
  account: '000000000000',
  region: 'us-east-1',
  app: { url: 'https://placeholder.invalid' },
  domain: { prefix: 'placeholder' },
  federations: {},
} as const;

const OPTIONAL = [
  'primaryFederation',
  'userPool',
  'webClient',
  'clients',
  'resourceServers',
  'identityPool',
  'permissionsBoundary',
] as const;

/** Faults that may only follow from a part that was left out, since others name what stands in it. */
const CONSEQUENCES: Readonly<Record<string, RegExp>> = {
  userPool: /^ERR_ATTRIBUTE_/,
  resourceServers: /^ERR_SCOPE_/,
  federations: /^ERR_(FEDERATION|CLIENT|ATTRIBUTE)_|^ERR_NOBODY/,
};

/** Path of an environment's property for the constructs' name of it. */
const translated = (path: string) =>
  path
    .replace(/^\./, '')
    .replace(/^appUrl$/, 'app.url')
    .replace(/^roleDefaults\./, '');

/**
 * Everything that the constructs would refuse, without making them. A part that lacks its shape is left out, so that the others
 * are judged all the same.
 */
export const constructChecks: Check<EnvironmentInput> = (payload) => {
  const broken = shapeFaultsIn(payload);
  const repaired = { ...payload.value } as Record<string, unknown>;
  for (const [part, placeholder] of Object.entries(PLACEHOLDERS)) if (broken(part)) repaired[part] = placeholder;
  for (const part of OPTIONAL) if (broken(part)) repaired[part] = undefined;

  const isLeftOut = (part: string) =>
    broken(part) || (part === 'federations' && Object.keys(payload.value.federations).length === 0);
  const faults = checkFederatedUserPool('', settingsOf(repaired as unknown as EnvironmentInput), {
    hasUsEast1Provider: true,
  })
    .map((fault): Fault => ({ ...fault, path: translated(fault.path) }))
    .filter(({ path }) => !broken(path.split(/[.[]/)[0] ?? ''))
    .filter(({ code }) => !Object.entries(CONSEQUENCES).some(([part, codes]) => isLeftOut(part) && codes.test(code)));
  for (const fault of faults) payload.issues.push({ code: 'custom', params: { fault }, input: payload.value });
};
