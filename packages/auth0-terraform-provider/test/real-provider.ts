import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanJson } from './terraform';

const TOOLCHAIN = join(__dirname, '../../../.local/toolchain.json');

/** Folder of a plugin mirror of this checkout with the real auth0 provider; undefined if none has it. */
export function mirrorWithRealProvider(): string | undefined {
  if (!existsSync(TOOLCHAIN)) return undefined;
  const { pluginMirrors = [] } = JSON.parse(readFileSync(TOOLCHAIN, 'utf8')) as { pluginMirrors?: readonly string[] };
  return pluginMirrors.find((mirror) => existsSync(join(mirror, 'registry.terraform.io/auth0/auth0')));
}

/** A value in which parts that differ between runs are replaced by the given names. */
export function withNames(value: unknown, names: Readonly<Record<string, string>>): unknown {
  // Longer texts first, because an ID may contain another one.
  const longestFirst = Object.entries(names).sort(([one], [other]) => other.length - one.length);
  const text = longestFirst.reduce((result, [found, name]) => result.replaceAll(found, name), JSON.stringify(value));
  return JSON.parse(text) as unknown;
}

/** The plan of each resource. */
export const changesOf = (plan: PlanJson): unknown =>
  (plan.resource_changes ?? []).map(({ address, change }) => ({ address, change }));

/** Paths at which two values differ. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (Object.is(one, other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const valueOf = (value: object, key: string) => (value as Record<string, unknown>)[key];
  return [...keys].flatMap((key) => differences(valueOf(one, key), valueOf(other, key), `${path}/${key}`));
}
