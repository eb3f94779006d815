import type { ReadChange } from './read-change';

/** Values that identify a part of the federation. */
export interface Identity {
  readonly id?: unknown;
  /** Of a sign-in domain: the prefix or the host. */
  readonly domain?: unknown;
  readonly user_pool_id?: unknown;
}

/** A part of the federation that the plan does not change. */
export interface UnchangedPart {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly identity: Identity;
}

/** The values of a resource that identify it; none if it does not exist. */
export function identityOf(values: unknown): Identity {
  const { id, domain, user_pool_id } = (values ?? {}) as Identity;
  return { id, domain, user_pool_id };
}

/** A part of the federation, without its other values. */
export const unchangedPart = ({ address, type, name }: ReadChange, values: unknown): UnchangedPart => ({
  address,
  type,
  name,
  identity: identityOf(values),
});
