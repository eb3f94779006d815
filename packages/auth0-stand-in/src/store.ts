import type { TenantState } from './store-state';
import { emptyState } from './store-state';

/** Holds what one tenant knows, in memory. */
export interface TenantStore {
  /** The state now. Not to be changed through this reference. */
  readonly state: TenantState;
  /** Changes a copy of the state and keeps it, or, when `mutate` throws, leaves everything as it was. */
  change<T>(mutate: (draft: TenantState) => T): T;
}

/** The store of a tenant that knows nothing yet. */
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
