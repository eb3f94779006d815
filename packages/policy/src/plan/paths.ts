import { isObject, type Json, type JsonObject } from '@auth0-cognito/contract';
import { isEqual, isSame } from './values';

/** Path of a setting: the names of its blocks and its own name, without list indexes. */
export type Path = readonly string[];

const isPlainList = (value: Json | undefined) =>
  Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);

/** Paths of the settings that differ. A list of texts is one setting. A list of blocks has the paths of the settings in its blocks. */
export function changedPaths(before: Json | undefined, after: Json | undefined, path: Path = []): readonly Path[] {
  if (isEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) return changedMembers(before, after, path);
  const sides = [before, after].filter((side) => typeof side === 'object' && side !== null);
  const isLeaf =
    sides.length === 0 ||
    [before, after].some(
      (side) => typeof side === 'string' || (isPlainList(side) && (side as readonly Json[]).length > 0),
    );
  if (isLeaf) return isSame(before, after) ? [] : [path];
  if (sides.some(Array.isArray)) {
    const [from, to] = [before, after].map((side) => (Array.isArray(side) ? (side as readonly Json[]) : []));
    const length = Math.max(from?.length ?? 0, to?.length ?? 0);
    return unique(Array.from({ length }, (_, index) => changedPaths(from?.[index], to?.[index], path)).flat());
  }
  const [from, to] = [before, after].map((side) =>
    typeof side === 'object' && side !== null ? (side as JsonObject) : {},
  );
  return changedMembers(from ?? {}, to ?? {}, path);
}

/** Most members have the same value on both sides, and are skipped first. */
function changedMembers(from: JsonObject, to: JsonObject, path: Path): readonly Path[] {
  const found: Path[] = [];
  const add = (key: string, old: Json | undefined, next: Json | undefined) => {
    if (old !== next) found.push(...changedPaths(old, next, [...path, key]));
  };
  for (const key of Object.keys(from)) add(key, from[key], own(to, key));
  for (const key of Object.keys(to)) if (!Object.hasOwn(from, key)) add(key, undefined, to[key]);
  return found;
}

const own = (value: JsonObject | undefined, key: string) =>
  value !== undefined && Object.hasOwn(value, key) ? value[key] : undefined;

const unique = (paths: readonly Path[]) => [...new Map(paths.map((path) => [path.join('.'), path])).values()];

/** Paths at which a placeholder is. */
export function pathsOf(
  value: Json | undefined,
  isWanted: (leaf: Json | undefined, path: Path) => boolean,
  path: Path = [],
): readonly Path[] {
  if (typeof value !== 'object' || value === null) return isWanted(value, path) ? [path] : [];
  if (Array.isArray(value)) return unique((value as readonly Json[]).flatMap((item) => pathsOf(item, isWanted, path)));
  return Object.entries(value).flatMap(([key, member]) => pathsOf(member as Json, isWanted, [...path, key]));
}

/** The values at a path: one for each block of a list. */
export function valuesAt(value: Json | undefined, path: Path): readonly (Json | undefined)[] {
  if (Array.isArray(value) && path.length > 0)
    return (value as readonly Json[]).flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return [value];
  return typeof value === 'object' && value !== null ? valuesAt(own(value as JsonObject, key), rest) : [];
}
