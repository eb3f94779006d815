import type { Fault, FaultCode } from '@auth0-cognito/contract';

import type { Judgement } from './rule';
import type { Stage } from './subject';

/** Code of the fault of a rule: `ERR_POLICY_IMPLICIT_FLOW` for `implicit-flow`. */
export const policyCode = (rule: string) => `ERR_POLICY_${rule.toUpperCase().replaceAll('-', '_')}` as FaultCode;

/** The fault of a finding. */
export function policyFault({ rule, address, received, allowed, help }: Judgement): Fault {
  return { code: policyCode(rule), path: address, received, allowed, fix: help };
}

/** Whether synthesis must stop: at critical findings always, at high ones only for production. */
export function isRefused({ severity }: Pick<Judgement, 'severity'>, stage: Stage): boolean {
  return severity === 'critical' || (severity === 'high' && stage === 'production');
}
