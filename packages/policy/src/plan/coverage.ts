import { isIdentityType } from '@auth0-cognito/contract';
import type { Rule } from '../rule';
import type { Resource, Subject } from '../subject';
import { touched, touchedTypes } from './changes';
import { HARMLESS } from './harmless';
import { changedPaths, type Path } from './paths';

/** Settings of one resource that change and that no rule judges. */
export interface Unjudged {
  readonly address: string;
  /** Paths without list indexes, as `options.scopes`. Empty where nothing is known about a new resource. */
  readonly settings: readonly string[];
}

/** What the rules say nothing about. */
export interface Coverage {
  /** Settings of identity types: a person must look at them. */
  readonly unjudged: readonly Unjudged[];
  /** Types that do not decide about identity, with the number of resources that change. */
  readonly otherTypes: readonly { readonly type: string; readonly count: number }[];
}

/** For each type, the settings that are judged or known to be harmless. */
class Known {
  private readonly exact = new Map<string, Set<string>>();
  private readonly patterns: (readonly [RegExp, readonly string[]])[] = [];
  private readonly byType = new Map<string, ReadonlySet<string>>();

  constructor(rules: readonly Rule[]) {
    for (const { judges = {} } of rules) {
      for (const [type, settings] of Object.entries(judges)) {
        if (type.startsWith('^')) this.patterns.push([new RegExp(type), settings]);
        else this.exact.set(type, new Set([...(this.exact.get(type) ?? []), ...settings]));
      }
    }
  }

  /** Settings of a type, as paths. */
  judged(type: string): ReadonlySet<string> {
    const known = this.byType.get(type);
    if (known) return known;
    const matching = this.patterns.filter(([pattern]) => pattern.test(type)).flatMap(([, settings]) => settings);
    const settings = new Set([...(this.exact.get(type) ?? []), ...matching]);
    this.byType.set(type, settings);
    return settings;
  }

  /** Whether a path, or what it is a part of, is judged or harmless. */
  covers(type: string, path: Path): boolean {
    const judged = this.judged(type);
    if (judged.has('*')) return true;
    const harmless = HARMLESS[type] ?? {};
    return path.some((_, index) => {
      const prefix = path.slice(0, index + 1).join('.');
      // A block may be harmless although one of its members is judged: only a whole path counts as harmless.
      return (
        judged.has(prefix) ||
        (Object.hasOwn(harmless, prefix) && (index === path.length - 1 || !hasMembers(judged, prefix))) ||
        (index === 0 && Object.hasOwn(HARMLESS['*'] ?? {}, prefix))
      );
    });
  }
}

const hasMembers = (judged: ReadonlySet<string>, prefix: string) =>
  [...judged].some((path) => path.startsWith(`${prefix}.`));

/** The settings that `rules` judge, by type: a path, or `*`. */
export const judgedSettings = (rules: readonly Rule[]): ((type: string) => ReadonlySet<string>) => {
  const known = new Known(rules);
  return (type) => known.judged(type);
};

/** Whether a setting of a type is judged by one of the rules, or is known to be harmless. */
export const isCovered = (rules: readonly Rule[]): ((type: string, path: Path) => boolean) => {
  const known = new Known(rules);
  return (type, path) => known.covers(type, path);
};

const isWritten = ({ actions }: Resource) => actions.includes('create') || actions.includes('update');

function settingsOf({ actions, before, values, unknown = [] }: Resource): readonly Path[] {
  // On an existing resource, what is known now and not after changes to something that the plan does not show.
  const hidden =
    before === null || actions.includes('create')
      ? []
      : unknown.filter((key) => Object.hasOwn(before, key)).map((key) => [key]);
  const known =
    before === null || unknown.length === 0
      ? before
      : Object.fromEntries(Object.entries(before).filter(([key]) => !unknown.includes(key)));
  return [...changedPaths(known ?? undefined, values), ...hidden];
}

/** What of a plan the rules say nothing about. */
export function coverageOf(subject: Subject, rules: readonly Rule[]): Coverage {
  const known = new Known(rules);
  const types = touchedTypes(subject);
  const unjudged = types.filter(isIdentityType).flatMap((type) =>
    touched(subject, type)
      .filter(isWritten)
      .flatMap((resource): Unjudged[] => {
        const isUnknownType = known.judged(type).size === 0 && HARMLESS[type] === undefined;
        const settings = settingsOf(resource)
          .filter((path) => path.length > 0 && !known.covers(type, path))
          .map((path) => path.join('.'));
        const isLeft = settings.length > 0 || (isUnknownType && resource.actions.includes('create'));
        return isLeft ? [{ address: resource.address, settings: [...new Set(settings)].sort() }] : [];
      }),
  );
  const otherTypes = types
    .filter((type) => !isIdentityType(type))
    .sort()
    .map((type) => ({ type, count: touched(subject, type).length }));
  return { unjudged, otherTypes };
}
