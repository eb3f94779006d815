import { canParseUrl } from '@auth0-cognito/contract';
import type { Rule } from './definition';
import { error } from './diagnostics';
import type { Diagnostic } from './protocol';
import { elements, hasUnknown, isObject, type ObjectValue, type Value } from './values';

/**
 * The checks of `terraform validate` that the schema JSON does not contain, with the messages of the real provider. They skip null and
 * unknown values.
 */

interface Found {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

/** All values at a dotted path, with each element of a collection of texts as a separate value. */
function valuesAt(config: Value, dotted: string): Found[] {
  let found: Found[] = [{ path: [], value: config }];
  for (const name of dotted.split('.')) {
    found = found
      .flatMap(({ path, value }): Found[] =>
        Array.isArray(value)
          ? value.map((item, index) => ({ path: [...path, index], value: item }))
          : [{ path, value }],
      )
      .flatMap(({ path, value }): Found[] =>
        isObject(value) ? [{ path: [...path, name], value: value[name] ?? null }] : [],
      );
  }
  return found.filter(({ value }) => value !== null && !hasUnknown(value));
}

const perValue =
  (path: string, check: (value: Value, name: string) => string | undefined): Rule =>
  (config) =>
    valuesAt(config, path).flatMap(({ path: at, value }) =>
      (Array.isArray(value) ? elements(value) : [value]).flatMap((item): Diagnostic[] => {
        const summary = check(item, at.join('.'));
        return summary ? [error(summary, '', at)] : [];
      }),
    );

const quoted = (values: readonly string[]) => `[${values.map((value) => `"${value}"`).join(' ')}]`;

/** The text is one of the allowed texts. */
export const oneOf = (path: string, ...allowed: readonly string[]): Rule =>
  perValue(path, (value, name) =>
    allowed.includes(String(value))
      ? undefined
      : `expected ${name} to be one of ${quoted(allowed)}, got ${String(value)}`,
  );

/** The text has between `least` and `most` characters. */
export const lengthBetween = (path: string, least: number, most: number): Rule =>
  perValue(path, (value, name) => {
    const length = Buffer.byteLength(String(value));
    return length >= least && length <= most
      ? undefined
      : `expected length of ${name} to be in the range (${least} - ${most}), got ${String(value)}`;
  });

/** The text is an https URL or empty. */
export const httpsOrEmpty = (path: string): Rule =>
  perValue(path, (value, name) => {
    const url = String(value);
    if (url === '') return undefined;
    if (!canParseUrl(url)) return `expected "${name}" to be a valid url, got ${url}`;
    return new URL(url).protocol === 'https:'
      ? undefined
      : `expected "${name}" to have a url with schema of: "https", got ${url}`;
  });

const isConfigured = (config: ObjectValue, path: string): boolean =>
  valuesAt(config, path).some(({ value }) => !(Array.isArray(value) && value.length === 0));

/** At most one of the paths is set. */
export const conflicting =
  (...paths: readonly string[]): Rule =>
  (config) => {
    const present = paths.filter((path) => isConfigured(config, path));
    if (present.length < 2) return [];
    return present.map((path) => {
      const other = present.find((candidate) => candidate !== path) ?? path;
      return error('Conflicting configuration arguments', `"${path}": conflicts with ${other}`, path.split('.'));
    });
  };

/** If the block is set, at least one of the parts is set. */
export const anyOf =
  (block: string, ...parts: readonly string[]): Rule =>
  (config) =>
    isConfigured(config, block) && !parts.some((part) => isConfiguredOrUnknown(config, `${block}.${part}`))
      ? [
          error(
            'Missing required argument',
            `"${block}": one of \`${parts.map((part) => `${block}.${part}`).join(',')}\` must be specified`,
            block.split('.'),
          ),
        ]
      : [];

function isConfiguredOrUnknown(config: ObjectValue, path: string): boolean {
  if (isConfigured(config, path)) return true;
  const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
  const name = path.slice(parent.length ? parent.length + 1 : 0);
  const holders = parent ? valuesAtWithUnknown(config, parent) : [config];
  return holders.some((holder) => isObject(holder) && hasUnknown(holder[name] ?? null));
}

function valuesAtWithUnknown(config: Value, dotted: string): Value[] {
  let found: Value[] = [config];
  for (const name of dotted.split('.')) {
    found = found
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .flatMap((value) => (isObject(value) ? [value[name] ?? null] : []));
  }
  return found.flatMap((value) => (Array.isArray(value) ? value : [value]));
}
