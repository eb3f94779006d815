import type { ExistingObject } from '@auth0-cognito/policy';

/** An object that has a name of the environment and is not in its state. */
export interface Orphan extends ExistingObject {
  /** The command that deletes it, for a second object. */
  readonly deletion: string;
}

const REFERENCE = /\$\{([a-z0-9_]+\.[\w-]+)\.[a-z_]+\}/g;

/** Puts known ids into a text; undefined where one is not known. */
export function resolved(text: unknown, ids: ReadonlyMap<string, string>): string | undefined {
  if (typeof text !== 'string') return undefined;
  const filled = text.replaceAll(REFERENCE, (reference, address: string) => ids.get(address) ?? reference);
  return filled.includes('${') ? undefined : filled;
}
