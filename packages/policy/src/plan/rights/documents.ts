import type { Json, JsonObject } from '@auth0-cognito/contract';
import { blocks, texts } from '../../json';
import { policyStatements, type PolicyStatement } from '../../statements';
import type { Resource, Subject } from '../../subject';
import { referencesOf, withoutKeys } from '../same-plan';
import { canonical, isKnown, placeholderText } from '../values';

const known = (value: Json | undefined) => texts(value).filter(isKnown);

/** A statement of an `aws_iam_policy_document`. Unknown values are left out, except in conditions: an unknown condition still limits access. */
function statementOf(statement: JsonObject): PolicyStatement {
  const principals = (key: string) =>
    blocks(statement[key]).flatMap(({ type, identifiers }) =>
      known(identifiers).map((each) => (each === '*' && type !== 'Service' ? '*' : `${String(type)} ${each}`)),
    );
  const exceptions = ['not_principals', 'not_actions', 'not_resources'].map((key) => statement[key] ?? null);
  const isException = exceptions.some((value) => Array.isArray(value) && value.length > 0);
  return {
    allows: statement.effect !== 'Deny',
    principals: principals('principals'),
    actions: known(statement.actions),
    resources: known(statement.resources),
    exceptions: isException ? canonical(exceptions) : '',
    exceptsPrincipals: blocks(statement.not_principals).length > 0,
    conditions: new Map(
      blocks(statement.condition).map(({ test, variable, values }) => [
        `${String(test)} ${String(variable)}`.toLowerCase(),
        texts(values).map((value) => placeholderText(value) ?? value),
      ]),
    ),
  };
}

/**
 * The statements of a policy after the plan; undefined if none can be read. If the policy is unknown, because it consists of documents
 * that Terraform reads during the apply, these are the known statements of the documents.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function plannedStatements(
  resource: Resource,
  key: string,
  subject: Subject,
): readonly PolicyStatement[] | undefined {
  if (isKnown(resource.values[key])) return policyStatements(resource.values[key]);
  const references = referencesOf(resource, key, subject) ?? [];
  const documents = subject.resources.filter(
    ({ type, address }) => type === 'aws_iam_policy_document' && references.includes(withoutKeys(address)),
  );
  return documents.length === 0
    ? undefined
    : documents.flatMap(({ values }) => blocks(values.statement).map(statementOf));
}
