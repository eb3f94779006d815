import type { Fault } from '@auth0-cognito/contract';
import type { Judgement } from './rule';
import type { Stage } from './subject';

/** A judgement as a coded fault: `implicit-flow` becomes `ERR_POLICY_IMPLICIT_FLOW`. */
export function policyFault({ rule, address, received, allowed, help }: Judgement): Fault {
  return {
    code: `ERR_POLICY_${rule.toUpperCase().replaceAll('-', '_')}`,
    path: address,
    received,
    allowed,
    fix: help,
  };
}

/** True where synth must stop: what is broken stops everywhere, what is weak only in production. */
export function isRefused({ severity }: Pick<Judgement, 'severity'>, stage: Stage): boolean {
  return severity === 'critical' || (severity === 'high' && stage === 'production');
}
