import { decodeValue, encodeValue } from '../src/codec';
import { planChange } from '../src/plan';
import type { Block } from '../src/schema';
import { stateAfter } from '../src/state';
import { hasUnknown, isEquivalent, UNKNOWN, withoutUnknown } from '../src/values';

const BLOCK: Block = {
  attributes: {
    id: { type: 'string', computed: true, optional: true },
    name: { type: 'string', required: true },
    note: { type: 'string', optional: true },
    on: { type: 'bool', optional: true },
    level: { type: 'string', optional: true },
    kind: { type: 'string', optional: true, computed: true },
    urls: { type: ['list', 'string'], optional: true, computed: true },
    tags: { type: ['set', 'string'], optional: true },
  },
  block_types: {
    auto: {
      nesting_mode: 'list',
      max_items: 1,
      block: {
        attributes: { a: { type: 'string', optional: true }, b: { type: 'number', optional: true, computed: true } },
      },
    },
    own: {
      nesting_mode: 'list',
      max_items: 1,
      block: {
        attributes: { a: { type: 'string', optional: true }, b: { type: 'number', optional: true, computed: true } },
      },
    },
    members: {
      nesting_mode: 'set',
      block: { attributes: { key: { type: 'string', required: true }, id: { type: 'string', computed: true } } },
    },
  },
};
const TRAITS = {
  auto: { computed: true },
  level: { default: 'low' },
  name: { forceNew: true },
  'own.a': { forceNew: true },
} as const;
const NOTHING = {
  id: null,
  note: null,
  on: null,
  level: null,
  kind: null,
  urls: null,
  tags: null,
  auto: [],
  own: [],
  members: [],
};
const STATE = { ...NOTHING, id: '1', name: 'n', note: '', on: false, level: 'low', kind: 'k', urls: [], tags: [] };

describe(planChange, () => {
  it('plans unknown values for attributes that Auth0 sets at the creation', () => {
    const { planned } = planChange(BLOCK, TRAITS, null, { ...NOTHING, name: 'n', own: [{ a: 'x', b: null }] });

    expect(planned).toEqual({
      ...NOTHING,
      id: UNKNOWN,
      name: 'n',
      level: 'low',
      kind: UNKNOWN,
      urls: UNKNOWN,
      auto: UNKNOWN,
      own: [{ a: 'x', b: UNKNOWN }],
    });
  });

  it('keeps a zero value that was read without a configuration, and returns the prior state', () => {
    const prior = { ...STATE, auto: [{ a: '', b: 3 }] };

    const plan = planChange(BLOCK, TRAITS, prior, {
      ...prior,
      note: null,
      on: null,
      level: null,
      tags: null,
      auto: [],
    });

    expect(plan).toEqual({ planned: prior, requiresReplace: [] });
  });

  it('plans null for a value that is no longer configured', () => {
    const prior = { ...STATE, note: 'gone', on: true };

    expect(planChange(BLOCK, TRAITS, prior, { ...prior, note: null, on: null }).planned).toMatchObject({
      note: null,
      on: null,
    });
  });

  it('leaves a computed value of a new block null in an update, as the SDK does', () => {
    const plan = planChange(BLOCK, TRAITS, STATE, { ...STATE, own: [{ a: 'x', b: null }] });

    expect(plan.planned.own).toEqual([{ a: 'x', b: null }]);
    expect(plan.requiresReplace).toEqual([['own', 0, 'a']]);
  });

  it('lists exactly the attributes that require a replacement', () => {
    expect(planChange(BLOCK, TRAITS, STATE, { ...STATE, name: 'm' }).requiresReplace).toEqual([['name']]);
    expect(planChange(BLOCK, TRAITS, STATE, { ...STATE, name: UNKNOWN }).requiresReplace).toEqual([['name']]);
    expect(planChange(BLOCK, TRAITS, STATE, { ...STATE, note: 'x' }).requiresReplace).toEqual([]);
  });

  it('matches elements of a set by their configuration, in any order', () => {
    const prior = {
      ...STATE,
      tags: ['a', 'b'],
      members: [
        { key: 'a', id: '1' },
        { key: 'b', id: '2' },
      ],
    };
    const proposed = {
      ...prior,
      tags: ['b', 'a'],
      members: [
        { key: 'b', id: null },
        { key: 'a', id: null },
      ],
    };

    expect(planChange(BLOCK, TRAITS, prior, proposed).planned).toBe(prior);
    expect(
      planChange(BLOCK, TRAITS, prior, {
        ...proposed,
        members: [
          { key: 'b', id: null },
          { key: 'c', id: null },
        ],
      }).planned.members,
    ).toEqual([
      { key: 'b', id: '2' },
      { key: 'c', id: UNKNOWN },
    ]);
  });

  it('passes unknown values on', () => {
    const { planned } = planChange(BLOCK, TRAITS, null, { ...NOTHING, name: UNKNOWN, own: UNKNOWN, tags: UNKNOWN });

    expect(planned).toMatchObject({ name: UNKNOWN, own: UNKNOWN, tags: UNKNOWN });
  });

  it('plans an unknown list or set if one element is unknown', () => {
    const asked = {
      urls: ['https://a.example', UNKNOWN],
      tags: [UNKNOWN, 'a'],
      own: [{ a: UNKNOWN, b: 1 }],
      members: [{ key: UNKNOWN, id: null }],
    };

    for (const prior of [null, STATE]) {
      expect(planChange(BLOCK, TRAITS, prior, { ...NOTHING, name: 'n', ...asked }).planned).toMatchObject({
        urls: UNKNOWN,
        tags: UNKNOWN,
        own: [{ a: UNKNOWN, b: 1 }],
        members: [{ key: UNKNOWN, id: UNKNOWN }],
      });
    }
  });
});

describe(stateAfter, () => {
  const reading = { id: '1', name: 'n', note: '', urls: [], tags: [], auto: [{ a: 'x' }] };

  it('keeps null for an empty collection that was planned as null, in an apply', () => {
    const planned = { ...NOTHING, name: 'n', id: UNKNOWN, auto: UNKNOWN, kind: UNKNOWN };

    expect(stateAfter(BLOCK, reading, planned, 'apply')).toEqual({
      ...NOTHING,
      id: '1',
      name: 'n',
      note: '',
      auto: [{ a: 'x', b: 0 }],
    });
  });

  it('uses the values that were read, in a refresh, and keeps the others', () => {
    const state = stateAfter(BLOCK, reading, { ...STATE, kind: 'kept', tags: null }, 'read');

    expect(state).toMatchObject({ kind: 'kept', tags: [], urls: [], note: '' });
  });

  it('keeps a planned set that has the same number of elements', () => {
    const planned = { ...STATE, tags: ['b', 'a'] };

    expect(stateAfter(BLOCK, { ...reading, tags: ['a', 'b'] }, planned, 'apply').tags).toEqual(['b', 'a']);
  });
});

describe('values on the wire', () => {
  it('are decoded unchanged, with the unknown value as one byte of extension 0', () => {
    const value = { a: [1, 'x', null, true, UNKNOWN], b: { c: 1.5 } };

    const wire = encodeValue(value);

    expect(decodeValue(wire)).toEqual(value);
    expect([...(encodeValue(UNKNOWN).msgpack ?? [])]).toEqual([0xd4, 0, 0]);
  });

  it('are also unknown with refinements of Terraform', () => {
    // Extension 12 with a map {1: false}: unknown, and not null.
    const refined = Uint8Array.of(0xc7, 3, 12, 0x81, 0x01, 0xc2);

    expect(decodeValue({ msgpack: refined })).toBe(UNKNOWN);
  });

  it('may be JSON, or empty', () => {
    expect(decodeValue({ json: Buffer.from('{"a":1}') })).toEqual({ a: 1 });
    expect(decodeValue(undefined)).toBeNull();
  });

  it('are compared as in the SDK, without unknown values', () => {
    expect(isEquivalent({ a: null, b: [] }, { a: '', b: null })).toBe(true);
    expect(isEquivalent(false, null)).toBe(false);
    expect(hasUnknown([{ a: UNKNOWN }])).toBe(true);
    expect(withoutUnknown({ a: [UNKNOWN, 1] })).toEqual({ a: [null, 1] });
  });
});
