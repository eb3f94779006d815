import type { JsonObject, Scope } from '../aws/api';
import type { UserPoolDomain } from './pools';

/** A domain with the properties that moto does not store. */
export interface StoredDomain extends UserPoolDomain {
  /** Name in the API: the prefix, or the complete custom host. */
  readonly name: string;
  readonly certificateArn?: string;
}

/** The resources of one account and region that moto cannot store. */
export interface ScopedStore {
  /** By pool id, then identifier. */
  readonly resourceServers: Table<JsonObject>;
  /** By pool id, then client id or `ALL`. */
  readonly riskConfigurations: Table<JsonObject>;
  readonly uiCustomizations: Table<JsonObject>;
  /** By pool id, then branding id. */
  readonly brandings: Table<JsonObject>;
  /** By pool id. */
  readonly mfa: Map<string, JsonObject>;
  readonly logDelivery: Map<string, JsonObject>;
  readonly userPoolTags: Map<string, Record<string, string>>;
  /** By identity pool id. */
  readonly identityPools: Map<string, JsonObject>;
  readonly identityPoolRoles: Map<string, JsonObject>;
  readonly principalTags: Table<JsonObject>;
}

/** Rows by owner and key. */
export class Table<Row> {
  private readonly rows = new Map<string, Map<string, Row>>();

  get(owner: string, key: string): Row | undefined {
    return this.rows.get(owner)?.get(key);
  }

  set(owner: string, key: string, row: Row): void {
    const rows = this.rows.get(owner) ?? new Map<string, Row>();
    this.rows.set(owner, rows.set(key, row));
  }

  delete(owner: string, key: string): boolean {
    return this.rows.get(owner)?.delete(key) ?? false;
  }

  /** In insertion order. */
  of(owner: string): Row[] {
    return [...(this.rows.get(owner)?.values() ?? [])];
  }

  /** Deletes all rows of an owner. */
  drop(owner: string): void {
    this.rows.delete(owner);
  }
}

/** Everything that this package stores in addition to moto, in memory. */
export interface Store {
  /** By host, which is unique across accounts. */
  readonly domains: Map<string, StoredDomain>;
  in(scope: Scope): ScopedStore;
  /** Accounts and regions that have been called. */
  scopes(): readonly Scope[];
}

export function createStore(): Store {
  const stores = new Map<string, { scope: Scope; store: ScopedStore }>();

  return {
    domains: new Map(),
    scopes: () => [...stores.values()].map(({ scope }) => scope),
    in: ({ accountId, region }) => {
      const key = `${accountId}/${region}`;
      const entry = stores.get(key) ?? {
        scope: { accountId, region },
        store: {
          resourceServers: new Table<JsonObject>(),
          riskConfigurations: new Table<JsonObject>(),
          uiCustomizations: new Table<JsonObject>(),
          brandings: new Table<JsonObject>(),
          mfa: new Map(),
          logDelivery: new Map(),
          userPoolTags: new Map(),
          identityPools: new Map(),
          identityPoolRoles: new Map(),
          principalTags: new Table<JsonObject>(),
        },
      };
      stores.set(key, entry);
      return entry.store;
    },
  };
}
