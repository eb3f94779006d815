import { across } from './checks';
import type { Values } from './values';

const decommission = across<Values>([['decommission'], ['name']], ({ name, decommission }, tell) => {
  if (decommission && decommission.acknowledgement !== `every user of ${name} is lost`) {
    tell(['decommission', 'acknowledgement'], 'ERR_ENVIRONMENT_DECOMMISSION', decommission.acknowledgement);
  }
});

/** With one federation there is nothing to choose; with several, the order of keys must not decide. */
const primaryFederation = across<Values>([['federations'], ['primaryFederation']], (values, tell) => {
  const keys = Object.keys(values.federations);
  const isKnown = values.primaryFederation === undefined ? keys.length === 1 : keys.includes(values.primaryFederation);
  if (!isKnown) tell(['primaryFederation'], 'ERR_ENVIRONMENT_PRIMARY_FEDERATION', values.primaryFederation);
});

export const acrossChecks = [decommission, primaryFederation];
