import type { Json, JsonObject } from '@auth0-cognito/contract';
import { block, texts } from '../json';
import type { Finding, Rule, Severity } from '../rule';
import type { Resource, Subject } from '../subject';
import { otherAccounts } from './accounts';
import { changing } from './changes';
import { holds, isKnown, isSame, placeholderText, UNKNOWN } from './values';

/** The two sides of one setting. */
export interface Sides {
  /** Undefined if the resource does not exist yet. */
  readonly old: Json | undefined;
  readonly next: Json | undefined;
  readonly resource: Resource;
  readonly subject: Subject;
}

/** Texts that describe why a setting is worse after the plan; they follow its name. Empty if it is not worse. */
export type Comparison = (sides: Sides) => readonly string[];

/** A setting that a rule covers. */
export interface WatchedSetting {
  readonly types: readonly string[];
  /** Path of block names and the setting: `admin_create_user_config.allow_admin_create_user_only`. */
  readonly setting: string;
  readonly worse: Comparison;
  readonly allowed: string;
}

/** The value at a path; of a repeated block, the first. Undefined if it is unknown. */
export function valueAt(side: JsonObject | null, path: string): Json | undefined {
  const dot = path.lastIndexOf('.');
  const last = path.slice(dot + 1);
  let holder: JsonObject = side ?? {};
  if (dot !== -1) for (const key of path.slice(0, dot).split('.')) holder = block(holder[key]);
  return Object.hasOwn(holder, last) ? holder[last] : undefined;
}

export const topOf = (path: string) => (path.includes('.') ? path.slice(0, path.indexOf('.')) : path);

/** A value in words. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  return placeholderText(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
}

/** A rule about settings with the same meaning. It declares the settings that it covers. */
export function settingsRule(
  rule: { readonly id: string; readonly severity: Severity; readonly title: string; readonly help: string },
  watches: readonly WatchedSetting[],
  concerns: (resource: Resource, subject: Subject) => boolean = () => true,
): Rule {
  const judges: Record<string, string[]> = {};
  for (const { types, setting } of watches) for (const type of types) (judges[type] ??= []).push(setting);
  return {
    ...rule,
    reads: ['plan'],
    judges,
    check: (subject) =>
      watches.flatMap(({ types, setting, worse, allowed }) => {
        return changing(subject, types, topOf(setting))
          .filter((resource) => concerns(resource, subject))
          .flatMap((resource): Finding[] => {
            const { address, before, values } = resource;
            const sides = { old: valueAt(before, setting), next: valueAt(values, setting), resource, subject };
            const words = worse(sides).join('; ');
            return words === '' ? [] : [{ address, received: `${setting} ${words}`, allowed }];
          });
      }),
  };
}

/** A rule with additional findings, such as deletions. */
export const withFindings = (rule: Rule, more: Rule['check']): Rule => ({
  ...rule,
  check: (subject) => [...rule.check(subject), ...more(subject)],
});

const isPlaceholder = (value: Json | undefined) => placeholderText(value) !== undefined;

/** Worse if it becomes one of these values, also in a new resource; with `orUnset`, also if a new resource does not set it. */
export const becomes =
  (worse: readonly Json[], { orUnset = false } = {}): Comparison =>
  ({ old, next, resource }) => {
    const isWorse = (value: Json | undefined) =>
      isKnown(value) ? worse.some((each) => each === value) : orUnset && !isPlaceholder(value);
    return isWorse(next) && (resource.before === null || !isWorse(old)) ? [`becomes ${valueText(next)}`] : [];
  };

/** Worse if it becomes another value than these safe values. `unset` is the value of an unset setting. */
export const leaves =
  (safe: readonly Json[], unset: Json): Comparison =>
  ({ old, next, resource }) => {
    const isSafe = (value: Json | undefined) => isPlaceholder(value) || safe.includes(isKnown(value) ? value : unset);
    return !isSafe(next) && (resource.before === null || isSafe(old)) ? [`becomes ${valueText(next)}`] : [];
  };

/** Worse if it changes. With `alsoNew`, also if a new resource sets it. */
export const changes =
  ({ alsoNew = false } = {}): Comparison =>
  ({ old, next, resource }) => {
    // Another rule judges values that are not known yet.
    if (isPlaceholder(next) || isSame(old, next) || holds(next, UNKNOWN)) return [];
    if (resource.before === null) return alsoNew ? [`is ${valueText(next)}`] : [];
    return [`changes from ${valueText(old)} to ${valueText(next)}`];
  };

/** Worse if it decreases in an order from weak to strong. `unset` is the value of an unset setting. */
export const ranksLower =
  (order: readonly Json[], unset: Json): Comparison =>
  ({ old, next, resource }) => {
    if (resource.before === null || isPlaceholder(next) || isPlaceholder(old)) return [];
    const rank = (value: Json | undefined) => order.indexOf(isKnown(value) ? value : unset);
    return rank(next) !== -1 && rank(next) < rank(old) ? [`changes from ${valueText(old)} to ${valueText(next)}`] : [];
  };

const numberOf = (value: Json | undefined) => (isKnown(value) && value !== '' ? Number(value) : NaN);

/** Worse if a number decreases. */
export const decreases: Comparison = ({ old, next, resource }) =>
  resource.before !== null &&
  (numberOf(next) < numberOf(old) || (numberOf(old) > 0 && !isPlaceholder(next) && !isKnown(next)))
    ? [`changes from ${valueText(old)} to ${valueText(next)}`]
    : [];

/** Worse if a number increases, or is set for the first time above `from`. */
export const increases =
  (from = Infinity): Comparison =>
  ({ old, next }) =>
    numberOf(next) > (isKnown(old) ? numberOf(old) : from)
      ? [`changes from ${valueText(old)} to ${valueText(next)}`]
      : [];

/** Worse if items are added to a list, also in a new resource unless `existing` is set. */
export const addsItems =
  (isWorse: (item: string, sides: Sides) => boolean = () => true, { existing = false } = {}): Comparison =>
  (sides) => {
    const { old, next, resource } = sides;
    if (existing && resource.before === null) return [];
    const had = texts(old);
    const gained = texts(next).filter((item) => isKnown(item) && !had.includes(item) && isWorse(item, sides));
    return gained.length > 0 ? [`gains ${gained.join(', ')}`] : [];
  };

/** Worse if items are removed from a list. */
export const removesItems =
  (isWorse: (item: string, sides: Sides) => boolean = () => true): Comparison =>
  (sides) => {
    const { old, next, resource } = sides;
    // A hidden or unknown value can still contain it.
    if (resource.before === null || isPlaceholder(next) || texts(next).some(isPlaceholder)) return [];
    const has = texts(next);
    const lost = texts(old).filter((item) => isKnown(item) && !has.includes(item) && isWorse(item, sides));
    return lost.length > 0 ? [`loses ${lost.join(', ')}`] : [];
  };

/** Worse if a new resource uses something of another AWS account, or of an unknown one. */
export const foreign: Comparison = ({ next, resource, subject }) =>
  resource.before === null ? otherAccounts(next, resource, subject).map((account) => `is of ${account}`) : [];

/** All of several comparisons. */
export const anyOf =
  (...comparisons: readonly Comparison[]): Comparison =>
  (sides) =>
    comparisons.flatMap((comparison) => comparison(sides));
