import { throwFaults } from '@auth0-cognito/contract';
import {
  configurationSubject,
  isRefused,
  judge,
  policyFault,
  RULES,
  type Judgement,
  type JsonObject,
} from '@auth0-cognito/policy';
import { Annotations, type TerraformStack } from 'cdktf';
import type { IValidation } from 'constructs';

import type { Environment } from './schema/environment';

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
 * Judges a stack at synth, before anything is written: what its stage refuses is thrown, with a code each; the rest becomes
 * warnings, which the cdktf command shows.
 */
export class PolicyValidation implements IValidation {
  constructor(
    private readonly stack: TerraformStack,
    private readonly environment: Environment,
  ) {}

  validate(): string[] {
    const { name, stage } = this.environment;
    const document = JSON.parse(JSON.stringify(this.stack.toTerraform())) as JsonObject;
    const judgements = judgeConfiguration(document, this.environment);
    throwFaults(`policy of ${name}`, judgements.filter((judgement) => isRefused(judgement, stage)).map(policyFault));
    for (const { rule, address, title, received } of judgements) {
      Annotations.of(this.stack).addWarning(`${rule} at ${address}: ${title} (${received})`);
    }
    return [];
  }
}
