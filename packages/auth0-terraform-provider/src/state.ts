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
 * The state after a read. Attributes that `reading` omits keep the value of `known`, which is the plan in an apply and the prior state in a
 * refresh. If a value differs only as null and empty do, it also keeps the form of `known`, so that Terraform reports no change.
 */
export function stateAfter(block: Block, reading: Reading, known: ObjectValue, moment: Moment): ObjectValue {
  const kept = withoutUnknown(known) as ObjectValue;
  const state = conform(block, { ...kept, ...reading });
  for (const [name, nested] of blocksOf(block)) {
    const own = reading[name];
    if (Array.isArray(own)) state[name] = own.map((item) => zeroFilled(typeOfBlock(nested.block), item));
  }
  for (const [name, attribute] of attributesOf(block)) {
    state[name] = resolved(attribute.type, state[name] ?? null, known[name] ?? null, moment);
  }
  for (const [name, nested] of blocksOf(block)) {
    state[name] = resolved(
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

/** A value in the form of `known` if both differ only as null and empty do. Terraform distinguishes them; the legacy plugin SDK does not. */
function resolved(type: Type, value: Value, known: Value, moment: Moment): Value {
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
  return resolvedElements(type, value, known, moment);
}

function resolvedElements(type: Type, value: Value, known: Value, moment: Moment): Value {
  if (type[0] === 'object' && isObject(value) && isObject(known)) {
    const fields = Object.entries(type[1] as Readonly<Record<string, Type>>);
    return Object.fromEntries(
      fields.map(([name, inner]) => [name, resolved(inner, value[name] ?? null, known[name] ?? null, moment)]),
    );
  }
  const sameLength = Array.isArray(value) && Array.isArray(known) && value.length === known.length;
  if (type[0] === 'list' && sameLength) {
    return value.map((item, index) => resolved(type[1] as Type, item, known[index] ?? null, moment));
  }
  if (type[0] === 'set' && sameLength && moment === 'apply' && !hasUnknown(known)) return known;
  return value;
}
