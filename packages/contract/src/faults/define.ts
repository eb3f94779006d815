import { shown, type Fault } from './fault';

/** Name of a fault: `ERR_` and upper-case words. */
export type FaultCode = `ERR_${Uppercase<string>}`;

/** The texts of one fault. A call gives `path` and `received` where its definition does not. */
export interface FaultTexts {
  readonly path?: string;
  readonly received?: string;
  readonly allowed: string;
  readonly fix: string;
  /** Public page that the rule is from, or this project. It is part of the reference, not of the message. */
  readonly source?: string;
}

/** Texts, or a function of one object that returns them. */
export type FaultDefinition = FaultTexts | ((parameters: never) => FaultTexts);

type TextsOf<Definition> = Definition extends (parameters: never) => infer Texts ? Texts : Definition;
type ParametersOf<Definition> = Definition extends (parameters: infer Parameters) => FaultTexts ? Parameters : unknown;

/** What a call gives: the parameters of the texts, and what the texts leave out. */
type Given<Definition> = ParametersOf<Definition> &
  ('path' extends keyof TextsOf<Definition> ? unknown : { readonly path: string }) &
  ('received' extends keyof TextsOf<Definition> ? unknown : { readonly received: unknown });

/** Makes the fault of one code. */
export type MakeFault<Definition = FaultDefinition> = ((
  ...given: unknown extends Given<Definition> ? [] : [given: Given<Definition>]
) => Fault) & { readonly definition: FaultDefinition };

/** One function for each code. */
export type FaultSet<Definitions> = { readonly [Code in keyof Definitions]: MakeFault<Definitions[Code]> };

/** Codes whose texts take no parameters: `path` and `received` make the fault. */
export type PlainCode<Faults> = {
  [Code in keyof Faults]: Faults[Code] extends (given: { path: string; received: unknown }) => Fault ? Code : never;
}[keyof Faults];

interface GivenToAny {
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
 * A received value is shown as JSON and shortened; a text that the definition has as `received` is used unchanged.
 */
export function defineFaults<const Definitions extends Readonly<Record<FaultCode, FaultDefinition>>>(
  definitions: Definitions & Record<Exclude<keyof Definitions, FaultCode>, never>,
): FaultSet<Definitions> {
  const make = ([code, definition]: [string, FaultDefinition]) => {
    const makeFault = (given: GivenToAny = {}): Fault => {
      const texts = typeof definition === 'function' ? definition(given as never) : definition;
      const { path = given.path ?? '', received = shown(given.received), allowed, fix } = texts;
      return { code, path, received, allowed, fix };
    };
    return [code, Object.assign(makeFault, { definition })];
  };
  return Object.fromEntries(Object.entries<FaultDefinition>(definitions).map(make)) as FaultSet<Definitions>;
}
