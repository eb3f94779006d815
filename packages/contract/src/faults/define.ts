import { shown, type Fault } from './fault';

/** Name of a fault: `ERR_` and upper-case words. */
export type FaultCode = `ERR_${Uppercase<string>}`;

/** The texts of one fault. If the definition has no `path` or `received`, the call must pass them. */
export interface FaultTexts {
  readonly path?: string;
  readonly received?: string;
  readonly allowed: string;
  readonly fix: string;
  /** Source of the rule: a public page, or this project. It is printed in the reference, not in the message. */
  readonly source?: string;
}

/** Texts, or a function of one object that returns them. */
export type FaultDefinition = FaultTexts | ((parameters: never) => FaultTexts);

type TextsOf<Definition> = Definition extends (parameters: never) => infer Texts ? Texts : Definition;
type ParametersOf<Definition> = Definition extends (parameters: infer Parameters) => FaultTexts ? Parameters : unknown;

/** Argument of a call: the parameters of the texts, and `path` and `received` if the texts do not have them. */
type FaultInput<Definition> = ParametersOf<Definition> &
  ('path' extends keyof TextsOf<Definition> ? unknown : { readonly path: string }) &
  ('received' extends keyof TextsOf<Definition> ? unknown : { readonly received: unknown });

/** Creates a fault of one code. */
export type MakeFault<Definition = FaultDefinition> = ((
  ...given: unknown extends FaultInput<Definition> ? [] : [given: FaultInput<Definition>]
) => Fault) & { readonly definition: FaultDefinition };

/** One function for each code. */
export type FaultSet<Definitions> = { readonly [Code in keyof Definitions]: MakeFault<Definitions[Code]> };

/** Codes whose texts have no parameters: `path` and `received` are enough to create the fault. */
export type PlainCode<Faults> = {
  [Code in keyof Faults]: Faults[Code] extends (given: { path: string; received: unknown }) => Fault ? Code : never;
}[keyof Faults];

interface CommonInput {
  readonly path?: string;
  readonly received?: unknown;
}

/**
 * Defines the faults of a package, keyed by code. Returns one function for each:
 *
 * ```ts
 * const faults = defineFaults({
 *   ERR_TAG_INVALID: { allowed: 'a letter, then letters and digits', fix: 'rename the tag' },
 *   ERR_URL_NOT_CANONICAL: ({ canonical }: { canonical: string }) => ({ allowed: canonical, fix: `write ${canonical}` }),
 * });
 * faults.ERR_URL_NOT_CANONICAL({ path: 'app.url', received: url, canonical: parsed.href });
 * ```
 *
 * A `received` of the call is printed as JSON and shortened. A `received` of the definition is used unchanged.
 */
export function defineFaults<const Definitions extends Readonly<Record<FaultCode, FaultDefinition>>>(
  definitions: Definitions & Record<Exclude<keyof Definitions, FaultCode>, never>,
): FaultSet<Definitions> {
  const make = ([code, definition]: [string, FaultDefinition]) => {
    const makeFault = (given: CommonInput = {}): Fault => {
      const texts = typeof definition === 'function' ? definition(given as never) : definition;
      const { path = given.path ?? '', received = shown(given.received), allowed, fix } = texts;
      return { code, path, received, allowed, fix };
    };
    return [code, Object.assign(makeFault, { definition })];
  };
  return Object.fromEntries(Object.entries<FaultDefinition>(definitions).map(make)) as FaultSet<Definitions>;
}
