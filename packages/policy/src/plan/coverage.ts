import { isIdentityType } from '@auth0-cognito/contract';
import type { Rule } from '../rule';
import type { Resource, Subject } from '../subject';
import { touched, touchedTypes } from './changes';
import { HARMLESS } from './harmless';
import { changedPaths, type Path } from './paths';

/** Settings of one resource that change and that no rule judges. */
export interface Unjudged {
  readonly address: string;
  /** Paths without list indexes, such as `options.scopes`. Empty for a new resource without known settings. */
  readonly settings: readonly string[];
}

/** Changes that no rule covers. */
export interface Coverage {
  /** Settings of identity types, which a reviewer must read. */
  readonly unjudged: readonly Unjudged[];
  /** Types that do not affect sign-in, with the number of changed resources. */
  readonly otherTypes: readonly { readonly type: string; readonly count: number }[];
}

/** The covered or harmless settings by type. */
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

  /** Whether a path or a parent of it is covered or harmless. */
  covers(type: string, path: Path): boolean {
    const judged = this.judged(type);
    if (judged.has('*')) return true;
    const harmless = HARMLESS[type] ?? {};
    return path.some((_, index) => {
      const prefix = path.slice(0, index + 1).join('.');
      // Only an exact path is harmless: a block can be harmless although a rule covers one of its members.
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

/** The settings that `rules` cover, by type: a path, or `*`. */
export const judgedSettings = (rules: readonly Rule[]): ((type: string) => ReadonlySet<string>) => {
  const known = new Known(rules);
  return (type) => known.judged(type);
};

/** Whether a rule covers a setting of a type, or it is harmless. */
export const isCovered = (rules: readonly Rule[]): ((type: string, path: Path) => boolean) => {
  const known = new Known(rules);
  return (type, path) => known.covers(type, path);
};

const isWritten = ({ actions }: Resource) => actions.includes('create') || actions.includes('update');

function settingsOf({ actions, before, values, unknown = [] }: Resource): readonly Path[] {
  // On an existing resource, a setting that becomes unknown changes to a value that the plan does not show.
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

/** The changes of a plan that no rule covers. */
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
