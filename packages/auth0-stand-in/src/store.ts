import type { TenantState } from './store-state';
import { emptyState } from './store-state';

/** Stores the state of a tenant in memory. */
export interface TenantStore {
  /** The current state. Do not change it through this reference. */
  readonly state: TenantState;
  /** Applies `mutate` to a copy of the state and stores it. If `mutate` throws, the state does not change. */
  change<T>(mutate: (draft: TenantState) => T): T;
}

/** Creates the store of an empty tenant. */
export function createTenantStore(): TenantStore {
  let state = emptyState();
  return {
    get state() {
      return state;
    },
    change(mutate) {
      const draft = structuredClone(state);
      const result = mutate(draft);
      state = draft;
      return result;
    },
  };
}
