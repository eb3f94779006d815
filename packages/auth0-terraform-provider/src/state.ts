import type { Reading } from './definition';
import {
  attributesOf,
  blocksOf,
  conform,
  isCollection,
  typeOfBlock,
  zeroFilled,
  type Block,
  type Type,
} from './schema';
import { hasUnknown, isObject, isUnknown, withoutUnknown, type ObjectValue, type Value } from './values';

type Moment = 'read' | 'apply';

/**
 * The state that a reading makes: what it leaves out stays as `known` has it (the plan when applying, the state before when
 * reading), and where null and empty mean the same, the known form is kept, so that Terraform sees no change that is none.
 */
export function stateAfter(block: Block, reading: Reading, known: ObjectValue, moment: Moment): ObjectValue {
  const kept = withoutUnknown(known) as ObjectValue;
  const state = conform(block, { ...kept, ...reading });
  for (const [name, nested] of blocksOf(block)) {
    const own = reading[name];
    if (Array.isArray(own)) state[name] = own.map((item) => zeroFilled(typeOfBlock(nested.block), item));
  }
  for (const [name, attribute] of attributesOf(block)) {
    state[name] = settled(attribute.type, state[name] ?? null, known[name] ?? null, moment);
  }
  for (const [name, nested] of blocksOf(block)) {
    state[name] = settled(
      [nested.nesting_mode, typeOfBlock(nested.block)],
      state[name] ?? [],
      known[name] ?? [],
      moment,
    );
  }
  return state;
}

const isEmpty = (value: Value): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/** One value with the known form of null and empty kept: the legacy plugin SDK loses the difference, Terraform does not. */
function settled(type: Type, value: Value, known: Value, moment: Moment): Value {
  if (isUnknown(known)) return value;
  if (type === 'string') return value === null && known === '' ? '' : value;
  if (!isCollection(type)) return value;
  if (
    moment === 'apply' &&
    type[0] !== 'object' &&
    (known === null ? isEmpty(value) : value === null && isEmpty(known))
  )
    return known;
  if (known === null) return value;
  if (value === null) return isEmpty(known) && type[0] !== 'object' ? known : value;
  return settledElements(type, value, known, moment);
}

function settledElements(type: Type, value: Value, known: Value, moment: Moment): Value {
  if (type[0] === 'object' && isObject(value) && isObject(known)) {
    const fields = Object.entries(type[1] as Readonly<Record<string, Type>>);
    return Object.fromEntries(
      fields.map(([name, inner]) => [name, settled(inner, value[name] ?? null, known[name] ?? null, moment)]),
    );
  }
  const sameLength = Array.isArray(value) && Array.isArray(known) && value.length === known.length;
  if (type[0] === 'list' && sameLength) {
    return value.map((item, index) => settled(type[1] as Type, item, known[index] ?? null, moment));
  }
  if (type[0] === 'set' && sameLength && moment === 'apply' && !hasUnknown(known)) return known;
  return value;
}
