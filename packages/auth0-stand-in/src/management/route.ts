import type { SigningKey } from '../store-state';
import type { TenantStore } from '../store';
import { apiErrors } from '../errors';
import type { Secrets } from './secrets';
import type { Schema, Validator } from './schema';
import { compile, flag, integer, object, text } from './schema';

/** A call that is authenticated, authorized and valid. */
export interface Call<Body = unknown> {
  readonly domain: string;
  readonly store: TenantStore;
  readonly secrets: Secrets;
  readonly signingKey: SigningKey;
  /** Placeholders of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Scopes of the caller's token. */
  readonly scopes: ReadonlySet<string>;
}

/** Query parameters after validation, numbers and booleans converted. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What goes back; no `body` means none is sent. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** One operation of the Management API, ready to be served. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path below `/api/v2`, placeholders as `:id`. */
  readonly path: string;
  /** The caller needs any one of these. */
  readonly scopes: readonly string[];
  readonly checkQuery: (raw: Readonly<Record<string, string>>) => Query;
  /** Absent where the operation takes no body. */
  readonly checkBody?: Validator;
  readonly handle: (call: Call) => Reply;
}

interface RouteDefinition<Body> extends Pick<Route, 'method' | 'path' | 'scopes'> {
  /** Query parameters that are allowed; others are refused. */
  readonly query?: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  readonly handle: (call: Call<Body>) => Reply;
}

const converted = (value: string, schema: Schema | undefined) => {
  if (schema?.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return schema?.type === 'integer' && /^-?\d+$/.test(value) ? Number(value) : value;
};

const queryCheck = (schemas: Readonly<Record<string, Schema>>) => {
  const validate = compile(object(schemas));
  return (raw: Readonly<Record<string, string>>): Query => {
    const query = Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [name, converted(value, schemas[name])]),
    );
    const wrong = validate(query);
    if (wrong) throw apiErrors.invalidQuery(wrong);
    return query;
  };
};

/** Defines an operation. `Body` is the type of a body that passed `body`. */
export function route<Body = undefined>(definition: RouteDefinition<Body>): Route {
  const { query = {}, body, handle, ...rest } = definition;
  return {
    ...rest,
    checkQuery: queryCheck(query),
    ...(body && { checkBody: compile(body) }),
    handle: handle as (call: Call) => Reply,
  };
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const accepted = (body: unknown): Reply => ({ status: 202, body });
export const noContent: Reply = { status: 204 };

/** The record of that id, or the error. Names such as `constructor` find nothing. */
export function find<T>(records: Readonly<Record<string, T>>, id: string | undefined, missing: () => Error): T {
  const record = id !== undefined && Object.hasOwn(records, id) ? records[id] : undefined;
  if (record === undefined) throw missing();
  return record;
}

/** Query parameters of operations that return chosen properties only. */
export const FIELDS_QUERY = { fields: text(), include_fields: flag } as const;
/** Query parameters of operations that return lists by page. */
export const PAGE_QUERY = { page: integer(0), per_page: integer(0, 100), include_totals: flag } as const;

const DEFAULT_PAGE_SIZE = 50;

/** The asked page of a list: an array, or with `include_totals` an object with the array under `key`. */
export function paged<T>(items: readonly T[], query: Query, key: string): unknown {
  const limit = Number(query.per_page ?? DEFAULT_PAGE_SIZE);
  const start = Number(query.page ?? 0) * limit;
  const page = items.slice(start, start + limit);
  return query.include_totals ? { start, limit, total: items.length, length: page.length, [key]: page } : page;
}

/** Query parameters of lists that continue from a checkpoint. */
export const CHECKPOINT_QUERY = { from: text({ pattern: '^[0-9]+$' }), take: integer(1, 100) } as const;

/** A part of a list from its checkpoint on; `next` leads to the rest and is absent at the end. */
export function checkpointed<T>(items: readonly T[], query: Query, key: string): Record<string, unknown> {
  const start = Number(query.from ?? 0);
  const end = start + Number(query.take ?? DEFAULT_PAGE_SIZE);
  return { [key]: items.slice(start, end), ...(end < items.length && { next: String(end) }) };
}

/** A record reduced by `fields` and `include_fields`; `always` are kept whatever is asked. */
export function chosenFields<T extends object>(record: T, query: Query, always: readonly string[]): Partial<T> {
  if (typeof query.fields !== 'string' || query.fields === '') return record;
  const named = new Set(query.fields.split(',').map((field) => field.trim()));
  const include = query.include_fields !== false;
  const kept = Object.entries(record).filter(([key]) => always.includes(key) || named.has(key) === include);
  return Object.fromEntries(kept) as Partial<T>;
}

/** Applies a PATCH: given properties replace, nulls remove, absent ones stay. */
export function patched<T extends object>(record: T, changes: object): T {
  const merged = Object.entries({ ...record, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(merged) as T;
}
