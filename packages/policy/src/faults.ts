import type { Fault, FaultCode } from '@auth0-cognito/contract';

import type { Judgement } from './rule';
import type { Stage } from './subject';

/** Code of the fault that a rule makes: `implicit-flow` makes `ERR_POLICY_IMPLICIT_FLOW`. */
export const policyCode = (rule: string) => `ERR_POLICY_${rule.toUpperCase().replaceAll('-', '_')}` as FaultCode;

/** A judgement as a coded fault. */
export function policyFault({ rule, address, received, allowed, help }: Judgement): Fault {
  return { code: policyCode(rule), path: address, received, allowed, fix: help };
}

/** True where synth must stop: a critical judgement stops everywhere, a high one only in production. */
export function isRefused({ severity }: Pick<Judgement, 'severity'>, stage: Stage): boolean {
  return severity === 'critical' || (severity === 'high' && stage === 'production');
}
