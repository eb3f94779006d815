import { across } from './checks';
import type { Values } from './values';

/** The words that take an environment out of service. */
export const acknowledgementOf = (name: string) => `every user of ${name} is lost`;

const decommission = across<Values>([['decommission'], ['name']], ({ name, decommission }, tell) => {
  if (decommission && decommission.acknowledgement !== acknowledgementOf(name)) {
    tell(['decommission', 'acknowledgement'], 'ERR_ENVIRONMENT_DECOMMISSION', decommission.acknowledgement);
  }
});

export const acrossChecks = [decommission];
