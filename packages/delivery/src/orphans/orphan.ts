import type { ExistingObject } from '@auth0-cognito/policy';

/** An object that has a name of the environment and is not in its state. */
export interface Orphan extends ExistingObject {
  /** The command that deletes the object. Messages show it for a second object. */
  readonly deletion: string;
}

const REFERENCE = /\$\{([a-z0-9_]+\.[\w-]+)\.[a-z_]+\}/g;

/** Replaces references in a text by known ids. Undefined if an id is unknown. */
export function resolved(text: unknown, ids: ReadonlyMap<string, string>): string | undefined {
  if (typeof text !== 'string') return undefined;
  const filled = text.replaceAll(REFERENCE, (reference, address: string) => ids.get(address) ?? reference);
  return filled.includes('${') ? undefined : filled;
}
