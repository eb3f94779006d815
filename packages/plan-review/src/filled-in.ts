import { isObject, isSecretMember, type Json, type JsonObject } from '@auth0-cognito/contract';
import { UNKNOWN, holds, isEqual } from '@auth0-cognito/policy';
import { masked } from './masking';
import type { Secrets } from './secrets';

/** A value of a planned resource, with its flags and the names on its path. */
interface Place {
  readonly value: Json | undefined;
  /** Terraform's `after_sensitive` for the value. A value that is flagged is not replaced. */
  readonly sensitive: Json | undefined;
  /** Names of the setting and of the object that contains it. */
  readonly name: string;
  readonly holder: string;
}

const own = (value: Json | undefined, key: string | number): Json | undefined =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;

const isConstant = (expression: Json | undefined): expression is JsonObject =>
  isObject(expression) && Object.hasOwn(expression, 'constant_value');

/**
 * Flags for the unknown parts of a `constant_value`, in the format of Terraform's `after_unknown`. For a configuration in JSON syntax,
 * `constant_value` is the text as written: a text that contains a template is not constant.
 */
function templatesIn(value: Json | undefined): Json {
  if (typeof value === 'string') return /[$%]\{/.test(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(templatesIn);
  if (!isObject(value)) return false;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, templatesIn(member as Json)]));
}

/** Whether this is a nested block, whose members are expressions or blocks. An expression has only the two members below. */
const isBlock = (expression: Json | undefined): expression is JsonObject =>
  isObject(expression) && !isConstant(expression) && !Object.hasOwn(expression, 'references');

/** The expressions that have a constant. The other expressions cannot replace an unknown value. */
export function withConstants(expressions: JsonObject): JsonObject | undefined {
  const members = Object.entries(expressions).filter(([, expression]) => hasConstant(expression));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

const hasConstant = (expression: Json | undefined): boolean =>
  (isConstant(expression) && holds(templatesIn(expression.constant_value), false)) ||
  (Array.isArray(expression) ? (expression as readonly Json[]).some(hasConstant) : hasConstantMember(expression));

const hasConstantMember = (expression: Json | undefined) =>
  isBlock(expression) && Object.values(expression).some(hasConstant);

/**
 * Replaces settings that the plan marks as unknown by the constants that the configuration assigns to them. Terraform plans an assigned
 * value unchanged, so the apply sets exactly the constant. Settings without a constant stay unknown.
 *
 * @param after the planned side of a change, masked.
 * @param sensitive Terraform's `after_sensitive`.
 * @param expressions of the resource in `configuration`.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export function filledIn(
  after: Json | undefined,
  sensitive: Json | undefined,
  expressions: JsonObject,
  secrets: Secrets,
) {
  return filled({ value: after, sensitive, name: '', holder: '' }, expressions, secrets);
}

function filled(place: Place, expression: Json | undefined, secrets: Secrets): Json | undefined {
  const { value, sensitive, name, holder } = place;
  if (sensitive === true || !holds(value, UNKNOWN)) return value;
  if (!hasConstant(expression)) return value;
  if (isConstant(expression)) {
    const templates = templatesIn(expression.constant_value);
    // If a value is partly known, the plan already shows every part without a template.
    if (value !== UNKNOWN && holds(templates, true)) return value;
    const sides = { before: undefined, after: expression.constant_value, beforeSensitive: undefined };
    const flags = { afterSensitive: sensitive, afterUnknown: templates };
    return masked({ ...sides, ...flags }, secrets, name, isSecretMember(holder, name)).after;
  }
  if (Array.isArray(expression)) return filledList(place, expression as readonly Json[], secrets);
  return isBlock(expression) ? filledBlock(place, expression, secrets) : value;
}

function filledList(place: Place, expressions: readonly Json[], secrets: Secrets): Json | undefined {
  const { value, sensitive } = place;
  const at = (item: Json | undefined, index: number) => ({ ...place, value: item, sensitive: own(sensitive, index) });
  if (value === UNKNOWN) {
    return expressions.map((expression, index) => filled(at(UNKNOWN, index), expression, secrets) ?? null);
  }
  if (!Array.isArray(value)) return value;
  return (value as readonly Json[]).map((item, index) => {
    // The order of the blocks of a set differs between the plan and the configuration.
    const fitting = expressions.filter((expression) => mayBe(item, expression));
    return (fitting.length === 1 ? filled(at(item, index), fitting[0], secrets) : item) ?? null;
  });
}

/** Whether an expression can have produced a planned item: no known value of the item differs from a constant. */
const mayBe = (item: Json, expression: Json | undefined): boolean =>
  isConstant(expression)
    ? holds(item, UNKNOWN) ||
      holds(templatesIn(expression.constant_value), true) ||
      isEqual(item, expression.constant_value)
    : !isBlock(expression) ||
      !isObject(item) ||
      Object.keys(expression).every((key) => mayBeMember(item, key, expression));

const mayBeMember = (item: JsonObject, key: string, expression: JsonObject) =>
  !isConstant(expression[key]) || mayBe(own(item, key) ?? null, expression[key]);

function filledBlock({ value, sensitive, name }: Place, expressions: JsonObject, secrets: Secrets): Json | undefined {
  if (value !== UNKNOWN && !isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value === UNKNOWN ? expressions : value).map((key) => {
      const member = { value: value === UNKNOWN ? UNKNOWN : own(value, key), sensitive: own(sensitive, key) };
      return [key, filled({ ...member, name: key, holder: name }, own(expressions, key), secrets) ?? null];
    }),
  );
}
