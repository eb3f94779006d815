import type { FaultDefinition, FaultTexts } from './define';

/** A code and its texts, with `{name}` for each parameter. */
export interface FaultEntry extends FaultTexts {
  readonly code: string;
}

/**
 * Represents a parameter of a text in the reference; it prints as `{name}`. Each property and each call returns the parameter itself, so that
 * the text function can call `.join()` or `.map()`. Converted to a number it is 1: a text about a list then prints its form for a
 * non-empty list.
 */
function named(name: string): unknown {
  const printed = (hint: string) => (hint === 'number' ? 1 : `{${name}}`);
  const parameter: unknown = new Proxy(() => parameter, {
    get: (_, key) => (key === Symbol.toPrimitive ? printed : key === 'toString' ? () => `{${name}}` : parameter),
    apply: () => parameter,
  });
  return parameter;
}

const parameters = new Proxy({}, { get: (_, name) => named(String(name)) });

/** The codes of a set of faults, with their texts. */
export const describeFaults = (
  faults: Readonly<Record<string, { readonly definition: FaultDefinition }>>,
): readonly FaultEntry[] =>
  Object.entries(faults).map(([code, { definition }]) => {
    const { path, received, allowed, fix, source } =
      typeof definition === 'function' ? definition(parameters as never) : definition;
    return {
      code,
      ...(path !== undefined && { path: String(path) }),
      ...(received !== undefined && { received: String(received) }),
      allowed: String(allowed),
      fix: String(fix),
      ...(source !== undefined && { source }),
    };
  });
