import type { Fault } from '@auth0-cognito/contract';
import { faults } from './errors';
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
      ...(HOST.test(host) ? [] : [faults.notAHost(path, host)]),
      ...(isTaken ? [faults.hostTwice(path, host)] : []),
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
      ...(clientId && clientSecret ? [] : [faults.emptyCredential(path)]),
      ...(isTaken ? [faults.clientTwice(path, clientId)] : []),
    ];
  });
};

/** Everything wrong with the tenants a stand-in is asked for. */
export function tenantFaults(tenants: readonly TenantSeed[]): Fault[] {
  if (tenants.length === 0) return [faults.noTenants()];
  return [...hostFaults(tenants), ...tenants.flatMap(clientFaults)];
}
