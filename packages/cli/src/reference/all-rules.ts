import { THIS_PROJECT } from '@auth0-cognito/contract';
import { identityRisks, policyCode, RULES, type Rule } from '@auth0-cognito/policy';

/** A rule of the policy, and what it reads. */
export type KnownRule = Pick<Rule, 'id' | 'severity' | 'title' | 'help' | 'reads' | 'source'> & {
  /** Code of the fault that refuses a configuration; none for a rule that reads plans only. */
  readonly code: string | undefined;
};

/** Every rule of the policy: those about configurations, then those about plans, by id. */
export const allRules = (): readonly KnownRule[] =>
  [RULES, identityRisks()].flatMap((rules) =>
    [...rules]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ id, severity, title, help, reads, source }) => {
        const code = reads.includes('configuration') && severity !== 'notice' ? policyCode(id) : undefined;
        return { id, severity, title, help, reads, code, source: source ?? THIS_PROJECT };
      }),
  );
