import type { SigningKey } from '../store-state';
import type { TenantStore } from '../store';
import { apiErrors } from '../errors';
import type { Secrets } from './secrets';
import type { Schema, Validator } from './schema';
import { compile, flag, integer, object, text } from './schema';

/** An authenticated, authorized and validated call. */
export interface Call<Body = unknown> {
  readonly domain: string;
  readonly store: TenantStore;
  readonly secrets: Secrets;
  readonly signingKey: SigningKey;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Scopes of the caller's token. */
  readonly scopes: ReadonlySet<string>;
}

/** Validated query parameters, with numbers and booleans converted. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A response. Without `body`, it is empty. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** An operation of the Management API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path below `/api/v2`, with parameters such as `:id`. */
  readonly path: string;
  /** The caller needs one of these scopes. */
  readonly scopes: readonly string[];
  readonly checkQuery: (raw: Readonly<Record<string, string>>) => Query;
  /** Absent if the operation has no body. */
  readonly checkBody?: Validator;
  readonly handle: (call: Call) => Reply;
}

interface RouteDefinition<Body> extends Pick<Route, 'method' | 'path' | 'scopes'> {
  /** Allowed query parameters. Others are refused. */
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

/** Defines an operation. `Body` is the type of a body that the schema `body` accepts. */
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

/** Returns the record of an id, or throws. Does not find inherited names such as `constructor`. */
export function find<T>(records: Readonly<Record<string, T>>, id: string | undefined, missing: () => Error): T {
  const record = id !== undefined && Object.hasOwn(records, id) ? records[id] : undefined;
  if (record === undefined) throw missing();
  return record;
}

/** Query parameters that select properties. */
export const FIELDS_QUERY = { fields: text(), include_fields: flag } as const;
/** Query parameters of paged lists. */
export const PAGE_QUERY = { page: integer(0), per_page: integer(0, 100), include_totals: flag } as const;

const DEFAULT_PAGE_SIZE = 50;

/** The requested page of a list: an array, or with `include_totals` an object with the array in `key`. */
export function paged<T>(items: readonly T[], query: Query, key: string): unknown {
  const limit = Number(query.per_page ?? DEFAULT_PAGE_SIZE);
  const start = Number(query.page ?? 0) * limit;
  const page = items.slice(start, start + limit);
  return query.include_totals ? { start, limit, total: items.length, length: page.length, [key]: page } : page;
}

/** Query parameters of lists with checkpoint pagination. */
export const CHECKPOINT_QUERY = { from: text({ pattern: '^[0-9]+$' }), take: integer(1, 100) } as const;

/** The entries of a list from a checkpoint. `next` is the next checkpoint, absent at the end. */
export function checkpointed<T>(items: readonly T[], query: Query, key: string): Record<string, unknown> {
  const start = Number(query.from ?? 0);
  const end = start + Number(query.take ?? DEFAULT_PAGE_SIZE);
  return { [key]: items.slice(start, end), ...(end < items.length && { next: String(end) }) };
}

/** Selects properties of a record by `fields` and `include_fields`. Those in `always` are always returned. */
export function chosenFields<T extends object>(record: T, query: Query, always: readonly string[]): Partial<T> {
  if (typeof query.fields !== 'string' || query.fields === '') return record;
  const named = new Set(query.fields.split(',').map((field) => field.trim()));
  const include = query.include_fields !== false;
  const kept = Object.entries(record).filter(([key]) => always.includes(key) || named.has(key) === include);
  return Object.fromEntries(kept) as Partial<T>;
}

/** Applies a PATCH: a value replaces a property, null removes it. */
export function patched<T extends object>(record: T, changes: object): T {
  const merged = Object.entries({ ...record, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(merged) as T;
}
