import type { Traits } from './definition';
import { attributesOf, blocksOf, isCollection, type Attribute, type Block, type NestedBlock } from './schema';
import {
  blocks,
  elements,
  hasUnknown,
  inSetOrder,
  isEquivalent,
  isObject,
  isUnknown,
  isZero,
  UNKNOWN,
  type ObjectValue,
  type Value,
} from './values';

/** The planned value of a resource, and the changes that require a replacement. */
export interface Plan {
  readonly planned: ObjectValue;
  readonly requiresReplace: readonly (readonly (string | number)[])[];
}

interface Place {
  readonly traits: Traits;
  readonly path: string;
  /** True if the resource does not exist yet. */
  readonly creating: boolean;
  /** True inside a set. Its elements have no index, so they are planned as new elements. */
  readonly inSet: boolean;
}

/**
 * Plans a create (`prior` is null) or an update in the same way as the legacy plugin SDK, which the real provider uses. `proposed` is
 * Terraform's merge of configuration and prior state.
 *
 * - A value that Auth0 sets (a computed value) is unknown only if the prior state does not have it.
 * - A value that is no longer configured is kept if it is a zero value, so that a `""` or `[]` that was read causes no change.
 * - A list, set or map is unknown as a whole if one of its elements is unknown. Lists and sets of blocks are not.
 * - A plan that changes nothing returns the prior state unchanged.
 */
export function planChange(block: Block, traits: Traits, prior: ObjectValue | null, proposed: ObjectValue): Plan {
  const planned = planBlock(block, prior, proposed, { traits, path: '', creating: prior === null, inSet: false });
  if (prior && isEquivalent(ordered(block, prior), ordered(block, planned)))
    return { planned: prior, requiresReplace: [] };
  return { planned, requiresReplace: prior ? replacements(block, traits, [prior, planned]) : [] };
}

const inner = (place: Place, name: string): Place => ({
  ...place,
  path: place.path === '' ? name : `${place.path}.${name}`,
});

function planBlock(block: Block, prior: ObjectValue | null, proposed: ObjectValue, place: Place): ObjectValue {
  const planned: ObjectValue = {};
  for (const [name, attribute] of attributesOf(block)) {
    planned[name] = planAttribute(attribute, prior?.[name] ?? null, proposed[name] ?? null, inner(place, name));
  }
  for (const [name, nested] of blocksOf(block)) {
    planned[name] = planNested(nested, prior ? (prior[name] ?? null) : null, proposed[name] ?? [], inner(place, name));
  }
  return planned;
}

function planAttribute(attribute: Attribute, prior: Value, proposed: Value, place: Place): Value {
  const { default: fallback, unsetText } = place.traits[place.path] ?? {};
  const isNew = place.creating || place.inSet;
  // A computed text can't be configured as empty: the SDK treats an empty text as "not configured".
  if (attribute.computed && proposed === '') return isNew ? UNKNOWN : (prior ?? '');
  // If one element of a list, set or map is unknown, the SDK treats the whole value as unknown.
  // https://github.com/hashicorp/terraform-plugin-sdk/blob/main/terraform/resource.go `ResourceConfig.get`
  if (isCollection(attribute.type) && hasUnknown(proposed)) return UNKNOWN;
  if (proposed !== null) return isSameSet(attribute, prior, proposed) ? prior : proposed;
  if (fallback !== undefined) return fallback;
  if (!attribute.computed) return isZero(prior) || (unsetText && prior === unsetText) ? prior : null;
  if (prior !== null) return prior;
  return isNew || isCollection(attribute.type) ? UNKNOWN : null;
}

function isSameSet(attribute: Attribute, prior: Value, proposed: Value): boolean {
  if (attribute.type[0] !== 'set' || !Array.isArray(prior) || !Array.isArray(proposed)) return false;
  return isEquivalent(inSetOrder(prior), inSetOrder(proposed));
}

function planNested(nested: NestedBlock, prior: Value, proposed: Value, place: Place): Value {
  if (isUnknown(proposed)) return UNKNOWN;
  const wanted = elements(proposed);
  if (wanted.length === 0) {
    if (!place.traits[place.path]?.computed) return [];
    return Array.isArray(prior) ? prior : UNKNOWN;
  }
  if (nested.nesting_mode === 'set') return planSet(nested, prior, wanted, place);
  const had = elements(prior);
  return wanted.map((item, index) => {
    const before = had[index];
    return isObject(item) ? planBlock(nested.block, isObject(before) ? before : null, item, place) : item;
  });
}

function planSet(nested: NestedBlock, prior: Value, wanted: readonly Value[], place: Place): Value {
  const had = blocks(prior);
  const planned = wanted.map((item) => {
    if (!isObject(item)) return item;
    const same = had.find((candidate) => isSameElement(nested.block, candidate, item));
    return same ?? planBlock(nested.block, null, item, { ...place, inSet: true });
  });
  return planned.length === had.length && planned.every((item) => had.includes(item as ObjectValue)) ? prior : planned;
}

/** Whether an element of a set equals a configured one. Computed values that are not configured are ignored. */
function isSameElement(block: Block, candidate: ObjectValue, item: ObjectValue): boolean {
  const attributes = attributesOf(block).every(([name, attribute]) => {
    const value = item[name] ?? null;
    return (
      (attribute.computed && value === null) ||
      isEquivalent(candidate[name] ?? null, value) ||
      (value === null && isZero(candidate[name] ?? null))
    );
  });
  return attributes && blocksOf(block).every(([name]) => isEquivalent(candidate[name] ?? [], item[name] ?? []));
}

/** Sorts the sets of blocks in a value, at every depth. */
function ordered(block: Block, value: ObjectValue): ObjectValue {
  const result: ObjectValue = { ...value };
  for (const [name, attribute] of attributesOf(block)) {
    const own = value[name];
    if (attribute.type[0] === 'set' && Array.isArray(own)) result[name] = inSetOrder(own);
  }
  for (const [name, nested] of blocksOf(block)) {
    const own = value[name];
    if (!Array.isArray(own)) continue;
    const items = own.map((item) => (isObject(item) ? ordered(nested.block, item) : item));
    result[name] = nested.nesting_mode === 'set' ? inSetOrder(items) : items;
  }
  return result;
}

function replacements(
  block: Block,
  traits: Traits,
  [prior, planned]: readonly [ObjectValue, ObjectValue],
  at: readonly (string | number)[] = [],
): (string | number)[][] {
  const names = at.filter((step) => typeof step === 'string');
  const found: (string | number)[][] = [];
  for (const [name] of attributesOf(block)) {
    const dotted = [...names, name].join('.');
    if (!traits[dotted]?.forceNew) continue;
    const [before, after] = [prior[name] ?? null, planned[name] ?? null];
    if (!isEquivalent(before, after) && !(after === null && isZero(before))) found.push([...at, name]);
  }
  for (const [name, nested] of blocksOf(block)) {
    if (nested.nesting_mode !== 'list') continue;
    const [before, after] = [blocks(prior[name]), blocks(planned[name])];
    for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
      found.push(
        ...replacements(nested.block, traits, [before[index] ?? {}, after[index] ?? {}], [...at, name, index]),
      );
    }
  }
  return found;
}
