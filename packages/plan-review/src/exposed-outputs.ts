import { hasSecretShape, type Json } from '@auth0-cognito/contract';
import { SENSITIVE, SENSITIVE_CHANGED, UNKNOWN, isEqual } from '@auth0-cognito/policy';
import type { ReadChange } from './read-change';
import type { Secrets } from './secrets';

/** An output of a plan, masked. */
export interface ReadOutput extends ReadChange {
  /** Whether it is marked as sensitive now. */
  readonly wasHidden: boolean;
  /** Whether it is marked as sensitive after the plan. */
  readonly isHidden: boolean;
}

/** The placeholder in JSON notation, without its quotes. */
const PLACEHOLDER_IN_JSON = JSON.stringify(SENSITIVE).slice(1, -1);

/** Whether a value contains a secret: one that the plan flags, or one that its name or format reveals. */
function containsSecret(value: Json | undefined, secrets: Secrets): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).some((member) => containsSecret(member as Json, secrets));
  if (typeof value !== 'string' || value === UNKNOWN) return false;
  if (value === SENSITIVE || value === SENSITIVE_CHANGED || value.includes(PLACEHOLDER_IN_JSON)) return true;
  return secrets.holds(value) || hasSecretShape(value);
}

/** Addresses of outputs that show a secret after the plan, but do not now. */
export const exposedOutputs = (outputs: readonly ReadOutput[], secrets: Secrets): readonly string[] =>
  outputs
    .filter(({ isHidden }) => !isHidden)
    .filter(({ before, after, wasHidden }) => wasHidden || !isEqual(before, after))
    .filter(({ after }) => containsSecret(after, secrets))
    .map(({ address }) => address);
