import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { blocks, list, texts } from './json';
import { canonical } from './plan/values';

/** A normalized statement of an IAM policy, for comparison. */
export interface PolicyStatement {
  readonly allows: boolean;
  /** `AWS arn:…`, `Service …`, `Federated …`; `*` is everyone. Undefined in a policy of permissions. */
  readonly principals: readonly string[] | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** NotPrincipal, NotAction and NotResource, as one text; empty if there are none. */
  readonly exceptions: string;
  /** Whether it has a NotPrincipal. */
  readonly exceptsPrincipals: boolean;
  /** Values by operator and key, in lower case. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

const values = (value: Json | undefined) => list(value).map((each) => String(each));

function principalsOf(principal: Json | undefined): readonly string[] | undefined {
  if (principal === undefined) return undefined;
  if (!isObject(principal)) return texts(principal);
  return Object.entries(principal).flatMap(([kind, who]) =>
    texts(who).map((each) => (each === '*' && kind === 'AWS' ? '*' : `${kind} ${each}`)),
  );
}

function statementOf(statement: JsonObject): PolicyStatement {
  const conditions = Object.entries(isObject(statement.Condition) ? statement.Condition : {}).flatMap(
    ([operator, keys]) =>
      Object.entries(isObject(keys) ? keys : {}).map(
        ([key, wanted]) => [`${operator} ${key}`.toLowerCase(), values(wanted)] as const,
      ),
  );
  const { NotPrincipal: who, NotAction: action, NotResource: resource } = statement;
  return {
    allows: statement.Effect !== 'Deny',
    principals: principalsOf(statement.Principal),
    actions: texts(statement.Action),
    resources: texts(statement.Resource),
    exceptions:
      who === undefined && action === undefined && resource === undefined
        ? ''
        : canonical([who ?? null, action ?? null, resource ?? null]),
    exceptsPrincipals: who !== undefined,
    conditions: new Map(conditions),
  };
}

/** The statements of a policy in JSON; undefined if the text is not a policy. */
export function policyStatements(policy: Json | undefined): readonly PolicyStatement[] | undefined {
  if (typeof policy !== 'string') return undefined;
  try {
    const document = JSON.parse(policy) as Json;
    return isObject(document) ? blocks(document.Statement).map(statementOf) : undefined;
  } catch {
    // Not JSON: a placeholder for a hidden or unknown value, or a text that IAM refuses.
    return undefined;
  }
}

const matches = (pattern: string, text: string) =>
  pattern === '*' ||
  pattern === text ||
  // The wildcards of IAM: `*` is any text, `?` one character.
  new RegExp(
    `^${pattern
      .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.')}$`,
    'i',
  ).test(text);

const isWithin = (some: readonly string[], others: readonly string[]) =>
  some.every((text) => others.some((pattern) => matches(pattern, text)));

/** True if `outer` allows everything that `inner` allows. */
function covers(outer: PolicyStatement, inner: PolicyStatement): boolean {
  return (
    outer.allows === inner.allows &&
    outer.exceptions === inner.exceptions &&
    isWithin(inner.principals ?? [], outer.principals ?? []) &&
    isWithin(inner.actions, outer.actions) &&
    isWithin(inner.resources, outer.resources) &&
    [...outer.conditions].every(([key, wanted]) => {
      const requiredValues = inner.conditions.get(key);
      return (
        requiredValues !== undefined &&
        requiredValues.length > 0 &&
        requiredValues.every((value) => wanted.includes(value))
      );
    })
  );
}

/** Statements that widen a policy: new Allow statements, and removed Deny statements. */
export function widened(old: readonly PolicyStatement[], next: readonly PolicyStatement[]): readonly PolicyStatement[] {
  const gained = next.filter((statement) => statement.allows && !old.some((outer) => covers(outer, statement)));
  const lifted = old.filter((statement) => !statement.allows && !next.some((outer) => covers(outer, statement)));
  return [...gained, ...lifted];
}

/** Condition operators that limit access: the key must exist and have one of the values. */
const BINDING = /^(forany\w*:)?((string|arn)(equals|equalsignorecase|like)|ipaddress|numericequals) /;

/**
 * The values that conditions on a key require; undefined if there is no such condition. A negated condition, `…IfExists` and
 * `ForAllValues:` also match requests without the key, so they require nothing.
 *
 * @param key matches operator and key in lower case, such as ` aws:sourcearn$`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export const requiredValues = ({ conditions }: PolicyStatement, key: RegExp): readonly string[] | undefined =>
  [...conditions].find(([name]) => BINDING.test(name) && key.test(name))?.[1];

/**
 * Condition keys that limit a statement for everyone to an organization, an account, a resource or a network.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const LIMITS =
  / (aws:(principalorgid|principalorgpaths|principalaccount|principalarn|sourceaccount|sourcearn|sourceowner|sourceorgid|sourceip|sourcevpce?|vpcsourceip)|kms:calleraccount|s3:dataaccesspoint(account|arn))$/;

const ANYTHING = /^(\*|arn:\*.*|0\.0\.0\.0\/0|::\/0)$/;

/** Whether a statement allows everyone: anonymous callers or all AWS accounts. */
export const isOpenToAll = (statement: PolicyStatement): boolean => {
  const limit = requiredValues(statement, LIMITS);
  return (
    statement.allows &&
    ((statement.principals ?? []).includes('*') || statement.exceptsPrincipals) &&
    (limit === undefined || limit.some((value) => ANYTHING.test(value)))
  );
};

/** A statement in words. */
export function statementText({
  allows,
  principals,
  actions,
  resources,
  exceptions,
  conditions,
}: PolicyStatement): string {
  const named = (what: string, list: readonly string[] | undefined) =>
    list === undefined || list.length === 0
      ? ''
      : ` ${what}${list.slice(0, 5).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''}`;
  return [
    allows ? 'allows' : 'no longer denies',
    named('', principals),
    named('to ', actions),
    named('on ', resources),
    exceptions === '' ? '' : ' by exception',
    conditions.size === 0
      ? ' without a condition'
      : named(
          'if ',
          [...conditions].map(([key, wanted]) => `${key} ${wanted.join(' or ')}`),
        ),
  ].join('');
}
