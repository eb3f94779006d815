import { across } from './checks';
import type { EnvironmentInput } from '../environment-input';

/** The words that take an environment out of service. */
export const acknowledgementOf = (name: string) => `every user of ${name} is lost`;

const decommission = across<EnvironmentInput>([['decommission'], ['name']], ({ name, decommission }, tell) => {
  if (decommission && decommission.acknowledgement !== acknowledgementOf(name)) {
    tell(['decommission', 'acknowledgement'], 'ERR_ENVIRONMENT_DECOMMISSION', decommission.acknowledgement);
  }
});

/** Aliases of Auth0 providers come from these keys. */
const retiredTenants = across<EnvironmentInput>([['retiredTenants'], ['federations']], (values, tell) => {
  for (const [key, { domain }] of Object.entries(values.retiredTenants ?? {})) {
    if (key in values.federations) tell(['retiredTenants', key], 'ERR_ENVIRONMENT_RETIRED_TENANT', domain);
  }
});

export const acrossChecks = [decommission, retiredTenants];
