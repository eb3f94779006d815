import { type Fault, pathText, valueAt } from '@auth0-cognito/contract';
import * as z from 'zod';

import { fault, isEnvironmentCode } from './faults';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Created once for each schema, because it takes longer than all other checks of an environment. */
const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = jsonSchemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  jsonSchemas.set(schema, known);
  return known;
}

/** Keys of the schema at a path. */
function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  const walk = (node: JsonSchema, rest: Path): string[] => {
    const branches = [...(node.oneOf ?? []), ...(node.anyOf ?? [])].flatMap((branch) => walk(branch, rest));
    const [key, ...deeper] = rest;
    if (key === undefined) return [...Object.keys(node.properties ?? {}), ...branches];
    const items = Array.isArray(node.items) ? undefined : node.items;
    const next = node.properties?.[String(key)] ?? (typeof key === 'number' ? items : node.additionalProperties);
    return typeof next === 'object' ? [...walk(next, deeper), ...branches] : branches;
  };
  return [...new Set(walk(jsonSchemaOf(schema), path))].sort();
}

const bounds = (issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig) => {
  const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  const unit: Readonly<Record<string, string>> = { string: ' characters', array: ' items', object: ' keys' };
  return bound + (unit[issue.origin] ?? '');
};

/** The faults of one issue that zod found in `input`. */
export function issueFaults(issue: Issue, input: unknown, schema: z.ZodType): Fault[] {
  const path = pathText(issue.path, 'environment');
  const received = valueAt(input, issue.path);
  if (issue.code === 'custom' && issue.params?.fault) return [issue.params.fault as Fault];
  if (isEnvironmentCode(issue.message)) return [fault[issue.message]({ path, received })];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        fault.ERR_ENVIRONMENT_UNKNOWN_KEY({
          path: pathText([...issue.path, key], 'environment'),
          received: valueAt(received, [key]),
          known: knownKeys(schema, issue.path),
        }),
      );
    case 'invalid_type':
      return [
        received === undefined
          ? fault.ERR_ENVIRONMENT_MISSING({ path, allowed: issue.expected })
          : fault.ERR_ENVIRONMENT_TYPE({ path, received, type: issue.expected }),
      ];
    case 'invalid_value':
      return [choice(path, received, issue.values.map(String))];
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? [choice(path, received, issue.options.map(String))]
        : closest(issue).flatMap((inner) =>
            issueFaults({ ...inner, path: [...issue.path, ...inner.path] }, input, schema),
          );
    case 'too_small':
    case 'too_big':
      return [fault.ERR_ENVIRONMENT_RANGE({ path, received, range: bounds(issue) })];
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) =>
        issueFaults({ ...inner, path: [...issue.path, ...inner.path] }, input, schema),
      );
    default:
      return [fault.ERR_ENVIRONMENT_INVALID({ path, received, allowed: issue.message })];
  }
}

const choice = (path: string, received: unknown, choices: readonly string[]) =>
  received === undefined
    ? fault.ERR_ENVIRONMENT_MISSING({ path, allowed: choices.join(', ') })
    : fault.ERR_ENVIRONMENT_CHOICE({ path, received, choices });

/** The issues of a value of a union, for the shape that is most similar to it. */
function closest({ errors: branches }: z.core.$ZodIssueInvalidUnion): readonly Issue[] {
  return [...branches].sort((one, other) => one.length - other.length)[0] ?? [];
}
