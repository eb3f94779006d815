import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { referred } from './expressions';
import { at, block, blocks, list, texts } from './json';
import type { Subject } from './subject';

/** A normalized statement of an IAM policy. */
export interface Statement {
  readonly allows: boolean;
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  /** Values by condition key. The operators are merged. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

const members = (value: Json | undefined) => Object.entries(isObject(value) ? value : {});

const fromText = (statement: JsonObject): Statement => ({
  allows: statement.Effect === 'Allow',
  principals: isObject(statement.Principal)
    ? members(statement.Principal).flatMap(([, who]) => texts(who))
    : texts(statement.Principal),
  actions: texts(statement.Action),
  conditions: new Map(
    members(statement.Condition).flatMap(([, tests]) =>
      members(tests).map(([variable, values]) => [variable, texts(values)] as const),
    ),
  ),
});

/** A statement of an `aws_iam_policy_document`. */
export const fromDocument = (statement: JsonObject): Statement => ({
  allows: statement.effect !== 'Deny',
  principals: blocks(statement.principals).flatMap(({ identifiers }) => texts(identifiers)),
  actions: texts(statement.actions),
  conditions: new Map(blocks(statement.condition).map(({ variable, values }) => [String(variable), texts(values)])),
});

/** The statements of a policy: JSON text, or a reference to policy documents. Empty if it cannot be read. */
export function statementsOf(subject: Subject, policy: Json | undefined): readonly Statement[] | undefined {
  const documents = referred(subject, policy, 'aws_iam_policy_document');
  if (documents.length > 0) return documents.flatMap(({ values }) => blocks(values.statement).map(fromDocument));
  if (typeof policy !== 'string') return undefined;
  try {
    return list(at(JSON.parse(policy) as Json, 'Statement')).map((statement) => fromText(block(statement)));
  } catch {
    // Not JSON: an expression that Terraform evaluates, which cannot be reviewed here.
    return undefined;
  }
}
