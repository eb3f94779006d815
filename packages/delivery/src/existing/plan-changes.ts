import type { Block } from '@auth0-cognito/checkout';
import { isObject, isSecretSetting, shown, type Json, type JsonObject } from '@auth0-cognito/contract';
import { canonical } from '@auth0-cognito/policy';

interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: JsonObject | null;
    readonly after: JsonObject | null;
    readonly after_unknown: JsonObject;
    readonly before_sensitive: Json;
    readonly after_sensitive: Json;
  };
}

/** A plan as `terraform show -json` prints it, with the parts that are read here. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
}

/** One setting of an existing object that a plan changes, with those of its parts that change. Secrets are not shown. */
export interface SettingChange {
  readonly address: string;
  readonly type: string;
  /** The argument, as Terraform names it: `password_policy`. */
  readonly setting: string;
  readonly before: string;
  readonly after: string;
}

/** What a plan does to objects that exist. */
export interface ImportChanges {
  /** Objects that it deletes or replaces. */
  readonly lost: readonly { readonly address: string; readonly actions: readonly string[] }[];
  readonly changed: readonly SettingChange[];
}

/** Type by which the AWS provider changes a client that another resource created. Nothing imports it. */
const MANAGED_CLIENT = 'aws_cognito_managed_user_pool_client';

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every((member) => isEmpty(member as Json)));

/** Settings by their path. A list of plain values is one setting; its order does not matter. */
function settings(value: Json | undefined, path = ''): Map<string, Json> {
  if (isObject(value)) {
    return new Map(
      Object.entries(value).flatMap(([key, member]) => [...settings(member, path === '' ? key : `${path}.${key}`)]),
    );
  }
  if (!Array.isArray(value)) return new Map(value === undefined || isEmpty(value) ? [] : [[path, value]]);
  const items: readonly Json[] = value;
  const [only] = items;
  if (items.length === 1 && isObject(only)) return settings(only, path);
  if (items.every(isEmpty)) return new Map();
  return new Map([[path, [...items].sort((one, other) => canonical(one).localeCompare(canonical(other)))]]);
}

/** Shown instead of a secret. */
const SECRET = '(a secret)';

const isFlagged = (sensitive: Json, key: string) => isObject(sensitive) && sensitive[key] === true;

/** The value without the members that are known only after the apply. */
function known(value: Json | undefined, unknown: Json | undefined): Json | undefined {
  if (unknown === true) return undefined;
  if (Array.isArray(value) && Array.isArray(unknown)) {
    const items: readonly Json[] = value;
    const hidden = new Set((unknown as readonly Json[]).flatMap((item) => (isObject(item) ? unknownKeys(item) : [])));
    return items.map((item) =>
      isObject(item) ? Object.fromEntries(Object.entries(item).filter(([key]) => !hidden.has(key))) : item,
    ) as Json;
  }
  if (!isObject(value) || !isObject(unknown)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, known(member, unknown[key])]));
}

const unknownKeys = (item: JsonObject) => Object.keys(item).filter((key) => item[key] === true);

/** The literal members of a map in the configuration. Terraform's plan shows no member of a map if one of them is an unknown secret. */
function literals(declared: unknown): JsonObject | undefined {
  if (!isObject(declared)) return undefined;
  return Object.fromEntries(
    Object.entries(declared).filter(([, value]) => typeof value === 'string' && !value.includes('${')),
  );
}

function changesOf(
  { address, type, change }: ResourceChange,
  before: JsonObject,
  after: JsonObject,
  declared: Block = {},
): readonly SettingChange[] {
  return [...new Set([...Object.keys(after), ...Object.keys(change.after_unknown)])].flatMap((key): SettingChange[] => {
    const unknown = change.after_unknown[key];
    const partly = unknown === true ? literals(declared[key]) : undefined;
    // Skips settings that the provider computes, and `tags`, which `tags_all` includes.
    if ((unknown === true && partly === undefined) || key === 'tags') return [];
    const [old, next] =
      partly === undefined
        ? [settings(known(before[key], unknown)), settings(known(after[key], unknown))]
        : [settings(membersOf(before[key], partly)), settings(partly)];
    const paths = [...new Set([...old.keys(), ...next.keys()])].filter(
      (path) => canonical(old.get(path) ?? null) !== canonical(next.get(path) ?? null),
    );
    if (paths.length === 0) return [];
    const isSecret = isFlagged(change.before_sensitive, key) || isFlagged(change.after_sensitive, key);
    const show = (side: ReadonlyMap<string, Json>) => (isSecret ? SECRET : shown(together(key, paths, side)));
    return [{ address, type, setting: key, before: show(old), after: show(next) }];
  });
}

/** The members of a value whose keys another value has, too. */
const membersOf = (value: Json | undefined, other: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([key]) => key in other));

/** The changed parts of one setting on one side: the value itself, if it has no parts. */
function together(key: string, paths: readonly string[], side: ReadonlyMap<string, Json>): Json | undefined {
  const masked = (path: string) => {
    const isSecret = isSecretSetting([key, ...path.split('.')].filter((part) => part !== ''));
    return isSecret ? SECRET : side.get(path);
  };
  const present = paths.filter((path) => side.has(path));
  if (present.length === 0) return undefined;
  return present.length === 1 && present[0] === ''
    ? masked('')
    : Object.fromEntries(present.map((path) => [path, masked(path)]));
}

/**
 * What a plan with imports changes in the imported objects. The settings of the primary web client are in a resource that is created; they are
 * compared with those of the imported client.
 *
 * @param declared - the configuration of each resource by its address
 */
export function importChanges(
  { resource_changes: all = [] }: PlanJson,
  declared: ReadonlyMap<string, Block> = new Map(),
): ImportChanges {
  const managed = all.filter(({ mode }) => mode === 'managed');
  const reservations = managed.filter(({ type }) => type === 'aws_cognito_user_pool_client');
  return {
    lost: managed
      .filter(({ change }) => change.actions.includes('delete'))
      .map(({ address, change }) => ({ address, actions: change.actions })),
    changed: managed.flatMap((each) => {
      const { type, change } = each;
      if (change.actions.includes('update') && change.before && change.after) {
        return changesOf(each, change.before, change.after, declared.get(each.address));
      }
      if (type !== MANAGED_CLIENT || !change.actions.includes('create')) return [];
      const { name_pattern: pattern, ...after } = change.after ?? {};
      const imported = reservations.find(({ change: { before } }) =>
        new RegExp(String(pattern)).test(String(before?.name)),
      );
      return imported?.change.before ? changesOf(each, imported.change.before, after) : [];
    }),
  };
}
