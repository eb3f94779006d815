/** Result of a comparison of both sides. Contains no secret. */
export interface Check {
  /** What was checked: `Auth0 application: callback`. */
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly received: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));

/** Passes if both are equal. */
export function same(name: string, expected: unknown, received: unknown): Check {
  return { name, ok: text(expected) === text(received), expected: text(expected), received: text(received) };
}

/** Passes if both lists have the same members, in any order. */
export function sameMembers(name: string, expected: readonly string[], received: readonly string[] | undefined): Check {
  return same(name, [...expected].sort(), [...(received ?? [])].sort());
}

/** Passes if every expected value is in the list. */
export function holdsAll(name: string, expected: readonly string[], received: readonly string[] | undefined): Check {
  const ok = expected.every((value) => received?.includes(value));
  return { name, ok, expected: text(expected), received: text(received ?? []) };
}

/** Compares secrets without printing them. */
export function sameSecret(name: string, expected: string | undefined, received: string | undefined): Check {
  if (!expected || !received) {
    return {
      name,
      ok: false,
      expected: 'a secret on both sides',
      received: `${expected ? 'one' : 'none'} at Auth0, ${received ? 'one' : 'none'} at Cognito`,
    };
  }
  return {
    name,
    ok: expected === received,
    expected: 'equal',
    received: expected === received ? 'equal' : 'different',
  };
}
