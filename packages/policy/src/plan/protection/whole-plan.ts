import type { Rule } from '../../rule';

/** An action is code that the apply runs. A plan does not show its effects. */
export const actionInvoked: Rule = {
  id: 'action-invoked',
  severity: 'high',
  reads: ['plan'],
  title: 'the apply runs an action: what it does is not in the plan',
  help: 'review what the action invokes, and with which input',
  source: 'https://developer.hashicorp.com/terraform/language/invoke-actions',
  check: ({ plan }) =>
    (plan?.invocations ?? []).map(({ address, type }) => ({
      address,
      received: `invokes ${type}`,
      allowed: 'no action',
    })),
};

export const changeDeferred: Rule = {
  id: 'change-deferred',
  severity: 'high',
  reads: ['plan'],
  title: 'a part of the change is left for a later plan: what it does is not settled',
  help: 'apply what it waits for, and review the next plan',
  check: ({ plan }) =>
    (plan?.deferred ?? []).map(({ address, reason }) => ({
      address,
      received: `deferred: ${reason.replaceAll('_', ' ')}`,
      allowed: 'a whole plan',
    })),
};

export const checkFailed: Rule = {
  id: 'check-failed',
  severity: 'high',
  reads: ['plan'],
  title: 'a check of the environment does not hold',
  help: 'find out why the check fails before anything is applied',
  check: ({ plan }) =>
    (plan?.failedChecks ?? []).map(({ address, messages }) => ({
      address,
      received: messages.join('; ') || 'fails',
      allowed: 'a check that holds',
    })),
};

export const planPartUnknown: Rule = {
  id: 'plan-part-unknown',
  severity: 'high',
  reads: ['plan'],
  title: 'the plan has a part that this review does not understand',
  help: 'review with a release that knows this version of Terraform',
  check: ({ plan }) =>
    (plan?.unknownKeys ?? []).map((key) => ({
      address: 'plan',
      received: `the part ${key}`,
      allowed: 'parts that are known',
    })),
};

export const secretInOutput: Rule = {
  id: 'secret-in-output',
  severity: 'critical',
  reads: ['plan'],
  title: 'a secret is printed: an output shows it to everybody who reads the log',
  help: 'remove the output, or mark it as sensitive',
  check: ({ plan }) =>
    (plan?.exposedOutputs ?? []).map((address) => ({
      address,
      received: 'holds a secret and is not sensitive',
      allowed: 'no secret',
    })),
};
