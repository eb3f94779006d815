import type { ExistingObject } from '@auth0-cognito/policy';
import type { Declared } from './declared';

/** An object that has a name of the environment and is not in its state. */
export type Orphan = ExistingObject;

/** An object that a finder listed. */
export interface Found extends Pick<Orphan, 'kind' | 'id'> {
  /** False for an object that was listed and has another name. */
  readonly isNamed: boolean;
}

/** What a finder is given. */
export interface Sought {
  readonly declared: Declared;
  /**
   * An attribute of the resource with references to other resources' ids in place; undefined where it is not set, or refers to
   * something that does not exist yet.
   */
  text(attribute: string): string | undefined;
}

/**
 * Looks for objects that a resource would create again: each in words and by its import id. More than one may have the name where
 * names need not be unique.
 */
export type Finder = (sought: Sought) => Promise<readonly Found[]>;

/** Finders by type of resource. The order is that in which they look: referenced objects are first. */
export type Finders = Readonly<Record<string, Finder>>;

const REFERENCE = /\$\{([a-z0-9_]+\.[\w-]+)\.[a-z_]+\}/g;

/** Puts known ids into a text; undefined where one is not known. */
export function resolved(text: unknown, ids: ReadonlyMap<string, string>): string | undefined {
  if (typeof text !== 'string') return undefined;
  const filled = text.replaceAll(REFERENCE, (reference, address: string) => ids.get(address) ?? reference);
  return filled.includes('${') ? undefined : filled;
}
