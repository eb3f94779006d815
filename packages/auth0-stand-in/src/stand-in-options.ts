import type { Fault } from '@auth0-cognito/contract';
import { fault } from './faults';
import type { TenantSeed } from './management/seeds';

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/;

const hostFaults = (tenants: readonly TenantSeed[]): Fault[] => {
  const seen = new Set<string>();
  const places = tenants.flatMap(({ domain, customDomains = [] }, index) => [
    { path: `tenants[${index}].domain`, host: domain },
    ...customDomains.map((host, place) => ({ path: `tenants[${index}].customDomains[${place}]`, host })),
  ]);
  return places.flatMap(({ path, host }) => {
    const isTaken = seen.has(host);
    seen.add(host);
    return [
      ...(HOST.test(host) ? [] : [fault.ERR_AUTH0_STAND_IN_NOT_A_HOST({ path, received: host })]),
      ...(isTaken ? [fault.ERR_AUTH0_STAND_IN_HOST_TWICE({ path, received: host })] : []),
    ];
  });
};

const clientFaults = ({ managementClients }: TenantSeed, index: number): Fault[] => {
  const seen = new Set<string>();
  return managementClients.flatMap(({ clientId, clientSecret }, place) => {
    const path = `tenants[${index}].managementClients[${place}]`;
    const isTaken = seen.has(clientId);
    seen.add(clientId);
    return [
      ...(clientId && clientSecret ? [] : [fault.ERR_AUTH0_STAND_IN_EMPTY_CREDENTIAL({ path })]),
      ...(isTaken ? [fault.ERR_AUTH0_STAND_IN_CLIENT_TWICE({ path, received: clientId })] : []),
    ];
  });
};

/** All faults of the tenants in the options of a stand-in. */
export function tenantFaults(tenants: readonly TenantSeed[]): Fault[] {
  if (tenants.length === 0) return [fault.ERR_AUTH0_STAND_IN_NO_TENANTS()];
  return [...hostFaults(tenants), ...tenants.flatMap(clientFaults)];
}
