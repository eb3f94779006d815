import { throwFaults, type JsonObject } from '@auth0-cognito/contract';
import { configurationSubject, isRefused, judge, policyFault, RULES, type Judgement } from '@auth0-cognito/policy';

import type { Environment } from './environment-input';

/** Rules that a decommissioned environment breaks on purpose. */
const LIFTED_BY_DECOMMISSION: readonly string[] = ['deletion-protection'];

/** What the policy finds in the Terraform JSON of an environment. */
export function judgeConfiguration(
  document: JsonObject,
  { stage, decommission }: Pick<Environment, 'stage' | 'decommission'>,
): readonly Judgement[] {
  const rules = decommission ? RULES.filter(({ id }) => !LIFTED_BY_DECOMMISSION.includes(id)) : RULES;
  return judge(configurationSubject(document, stage), rules);
}

/**
 * Judges the Terraform JSON of an environment at synth, before anything is written: what its stage refuses is thrown, with a
 * code each. Returns the rest, as warnings.
 */
export function enforcePolicy(rendered: unknown, environment: Environment): readonly string[] {
  const document = JSON.parse(JSON.stringify(rendered)) as JsonObject;
  const judgements = judgeConfiguration(document, environment);
  const refused = judgements.filter((judgement) => isRefused(judgement, environment.stage));
  throwFaults(`policy of ${environment.name}`, refused.map(policyFault));
  return judgements.map(({ rule, address, title, received }) => `${rule} at ${address}: ${title} (${received})`);
}
