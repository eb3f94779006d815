import type { Rule } from '../../rule';

/** An action is code that the apply runs. A plan does not show its effects. */
export const actionInvoked: Rule = {
  id: 'action-invoked',
  severity: 'high',
  reads: ['plan'],
  title: 'the apply invokes an action, whose effect is not in the plan',
  help: 'review what the action does, and with which input',
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
  title: 'Terraform leaves a part of the change to a later plan, which this review cannot include',
  help: 'apply this plan first, then review the next plan',
  check: ({ plan }) =>
    (plan?.deferred ?? []).map(({ address, reason }) => ({
      address,
      received: `deferred: ${reason.replaceAll('_', ' ')}`,
      allowed: 'a complete plan',
    })),
};

export const checkFailed: Rule = {
  id: 'check-failed',
  severity: 'high',
  reads: ['plan'],
  title: 'a check in the Terraform configuration fails',
  help: 'find out why the check fails before you apply the plan',
  check: ({ plan }) =>
    (plan?.failedChecks ?? []).map(({ address, messages }) => ({
      address,
      received: messages.join('; ') || 'fails',
      allowed: 'a check that passes',
    })),
};

export const planPartUnknown: Rule = {
  id: 'plan-part-unknown',
  severity: 'high',
  reads: ['plan'],
  title: 'the plan has a part that this review cannot read',
  help: 'review with a release that supports this version of Terraform',
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
  title: 'an output shows a secret to everyone who can read the log',
  help: 'remove the output, or mark it as sensitive',
  check: ({ plan }) =>
    (plan?.exposedOutputs ?? []).map((address) => ({
      address,
      received: 'contains a secret and is not sensitive',
      allowed: 'no secret',
    })),
};
