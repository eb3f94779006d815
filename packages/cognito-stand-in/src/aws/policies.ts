import { isObject, type JsonObject } from '@auth0-cognito/contract';
import { operationNotRehearsed } from './not-rehearsed';

/** A call, as a resource policy or a trust policy evaluates it. */
export interface PolicyRequest {
  /** Such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** The kind of principal and its value: `{ Service: 'cognito-idp.amazonaws.com' }`. */
  readonly principal: Readonly<Record<string, string>>;
  /** Values by condition key, such as `aws:SourceArn`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Matches a pattern with the wildcards `*` and `?` of IAM. */
function like(pattern: string, value: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const TESTS: Readonly<Record<string, (wanted: string, value: string) => boolean>> = {
  ArnEquals: like,
  ArnLike: like,
  StringEquals: (wanted, value) => wanted === value,
  StringEqualsIgnoreCase: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
  StringLike: like,
};

/** Condition keys are case-insensitive. */
const valuesOf = ({ values }: PolicyRequest, key: string) =>
  Object.entries(values).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];

function conditionHolds(operator: string, key: string, wanted: unknown, request: PolicyRequest): boolean {
  const [, quantifier, name = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  const isNegated = /^(String|Arn)Not/.test(name);
  const test = TESTS[isNegated ? name.replace('Not', '') : name];
  if (!test) throw operationNotRehearsed(`condition operator ${operator} in a policy`);

  const values = valuesOf(request, key);
  if (!values) return ifExists !== undefined || isNegated;
  const matches = (value: string) => list(wanted).some((entry) => test(String(entry), value)) !== isNegated;
  return quantifier === 'ForAllValues' ? values.every(matches) : values.some(matches);
}

function statementApplies(statement: JsonObject, request: PolicyRequest): boolean {
  const principals = isObject(statement.Principal) ? statement.Principal : {};
  if (!Object.entries(request.principal).some(([kind, value]) => list(principals[kind]).includes(value))) return false;
  const action = request.action.toLowerCase();
  if (!list(statement.Action).some((each) => like(String(each).toLowerCase(), action))) return false;

  const conditions = isObject(statement.Condition) ? statement.Condition : {};
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).every(([key, wanted]) => conditionHolds(operator, key, wanted, request)),
  );
}

/** Whether a policy with principals allows a call. Throws if a statement uses an operator that is not rehearsed. */
export function policyAllows(policy: unknown, request: PolicyRequest): boolean {
  const statements = isObject(policy) ? list(policy.Statement).filter(isObject) : [];
  const applying = statements.filter((statement) => statementApplies(statement, request));
  return (
    applying.some((statement) => statement.Effect === 'Allow') &&
    !applying.some((statement) => statement.Effect === 'Deny')
  );
}
