import type { Auth0Api } from './api';
import type { Diagnostic } from './protocol';
import type { ObjectValue, Value } from './values';

/** What the schema JSON does not say about an attribute or a block, by its dotted path. */
export interface Trait {
  /** A change of the attribute replaces the resource. */
  readonly forceNew?: true;
  /** Value planned where none is configured. */
  readonly default?: Value;
  /** Text that Auth0's side of the provider stores for "not set", for example `null`. */
  readonly unsetText?: string;
  /** The block may be filled by Auth0: it is planned unknown where it is not configured. The schema JSON says this of attributes only. */
  readonly computed?: true;
}

export type Traits = Readonly<Record<string, Trait>>;

/** Checks a configuration, which may hold unknown values, as `terraform validate` does. */
export type Rule = (config: ObjectValue) => Diagnostic[];

/** What an object of Auth0 says about a resource: values by attribute. An attribute that is left out keeps the value it has. */
export type Reading = { readonly id: string } & Readonly<Record<string, Value>>;

/** A resource about to be created or changed. */
export interface Change {
  readonly api: Auth0Api;
  /** As written by the user: null where nothing is said. */
  readonly config: ObjectValue;
  /** The state before; null when creating. */
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;
}

export interface ResourceDefinition {
  readonly type: string;
  readonly traits?: Traits;
  readonly rules?: readonly Rule[];
  /** Paths of blocks and attributes that are left to the real provider. */
  readonly unsupported?: readonly string[];
  /**
   * Creates the object and returns its ID. Where more calls follow the one that creates, `created` gets the ID first, so that a
   * failure in them does not lose the object.
   */
  create(change: Change, created: (id: string) => void): Promise<string>;
  update(change: Change, id: string): Promise<void>;
  /** The object as Auth0 has it; null where it is gone. `state` holds what is known of it, at least the ID. */
  read(api: Auth0Api, id: string, state: ObjectValue): Promise<Reading | null>;
  /** Deletes the object; one that is gone already counts as deleted. */
  delete(api: Auth0Api, id: string, state: ObjectValue): Promise<void>;
  /** State with which `read` can start, by an import ID. Without it the ID is the object's own. */
  importState?(id: string): ObjectValue;
}

export interface DataSourceDefinition {
  readonly type: string;
  read(api: Auth0Api, config: ObjectValue): Promise<Reading>;
}
