import { throwFaults, type JsonObject } from '@auth0-cognito/contract';
import { configurationSubject, isRefused, judge, policyFault, RULES, type Judgement } from '@auth0-cognito/policy';

import type { Environment } from './environment-input';

/** Rules that a decommissioned environment violates intentionally. */
const DISABLED_BY_DECOMMISSION: readonly string[] = ['deletion-protection'];

/** Findings of the policy in the Terraform JSON of an environment. */
export function judgeConfiguration(
  document: JsonObject,
  { stage, decommission }: Pick<Environment, 'stage' | 'decommission'>,
): readonly Judgement[] {
  const rules = decommission ? RULES.filter(({ id }) => !DISABLED_BY_DECOMMISSION.includes(id)) : RULES;
  return judge(configurationSubject(document, stage), rules);
}

/**
 * Checks the Terraform JSON of an environment before it is written. Throws the findings that its stage refuses, each with a
 * code, and returns the others as warnings.
 */
export function enforcePolicy(rendered: unknown, environment: Environment): readonly string[] {
  const document = JSON.parse(JSON.stringify(rendered)) as JsonObject;
  const judgements = judgeConfiguration(document, environment);
  const refused = judgements.filter((judgement) => isRefused(judgement, environment.stage));
  throwFaults(`policy of ${environment.name}`, refused.map(policyFault));
  return judgements.map(({ rule, address, title, received }) => `${rule} at ${address}: ${title} (${received})`);
}
