import type { Auth0Api } from './api';
import type { Diagnostic } from './protocol';
import type { ObjectValue, Value } from './values';

/** Properties of an attribute or a block that the schema JSON does not contain. */
export interface Trait {
  /** A change of the attribute replaces the resource. */
  readonly forceNew?: true;
  /** Value planned where none is configured. */
  readonly default?: Value;
  /** Text that the real provider stores for "not set", for example `null`. */
  readonly unsetText?: string;
  /** Auth0 may set the block, so it is planned as unknown if it is not configured. The schema JSON has this property only for attributes. */
  readonly computed?: true;
}

export type Traits = Readonly<Record<string, Trait>>;

/** A check of `terraform validate`. The configuration may contain unknown values. */
export type Rule = (config: ObjectValue) => Diagnostic[];

/** The values of an Auth0 object, by attribute. An omitted attribute keeps its value in the state. */
export type Reading = { readonly id: string } & Readonly<Record<string, Value>>;

/** The input of a create or an update. */
export interface Change {
  readonly api: Auth0Api;
  /** The configuration. Attributes that are not set are null. */
  readonly config: ObjectValue;
  /** The prior state; null for a create. */
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;
}

export interface ResourceDefinition {
  readonly type: string;
  readonly traits?: Traits;
  readonly rules?: readonly Rule[];
  /** Paths of blocks and attributes that only the real provider supports. */
  readonly unsupported?: readonly string[];
  /**
   * Creates the object and returns its ID. If further calls follow, it first passes the ID to `created`, so that the state contains the
   * object even if one of them fails.
   */
  create(change: Change, created: (id: string) => void): Promise<string>;
  update(change: Change, id: string): Promise<void>;
  /** Reads the object from Auth0; null if it does not exist. `state` contains at least the ID. */
  read(api: Auth0Api, id: string, state: ObjectValue): Promise<Reading | null>;
  /** Deletes the object. An object that does not exist is not an error. */
  delete(api: Auth0Api, id: string, state: ObjectValue): Promise<void>;
  /** The initial state for `read`, from an import ID. If not defined, the import ID is the ID of the object. */
  importState?(id: string): ObjectValue;
}

export interface DataSourceDefinition {
  readonly type: string;
  read(api: Auth0Api, config: ObjectValue): Promise<Reading>;
}
