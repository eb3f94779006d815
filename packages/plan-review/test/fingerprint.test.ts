import { comparePlans, fingerprint, renderJson, reviewPlan, type Review } from '../src';
import { planText, type PlannedResource } from './plans';

const of = (...changes: readonly PlannedResource[]) => reviewPlan(planText({ changes }), { environment: 'dev' });
const secret = (before: string, after: string, other = 'x'): PlannedResource => ({
  address: 'aws_x.a',
  before: { s: before, o: 'w' },
  after: { s: after, o: other },
  beforeSensitive: { s: true },
  afterSensitive: { s: true },
});

describe('fingerprint', () => {
  test('is the same for the same changes, in any order and at any time', async () => {
    const [a, b] = [
      { address: 'aws_x.a', after: { x: 1, y: 2 } },
      { address: 'aws_x.b', after: {} },
    ];
    const one = await reviewPlan(planText({ changes: [a, b] }), { environment: 'dev' });
    const two = await reviewPlan(
      planText({
        changes: [b, { ...a, after: { y: 2, x: 1 } }],
        more: { timestamp: '2030-01-01T00:00:00Z', terraform_version: '1.12.0' },
      }),
      { environment: 'dev', commit: 'abcdef0' },
    );

    expect(two.fingerprint).toBe(one.fingerprint);
    expect(fingerprint(one)).toBe(one.fingerprint);
    expect(one.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('is stable, because another algorithm in a release could not match reviewed plans', async () => {
    const { fingerprint: value } = await of(
      secret('one', 'two'),
      { address: 'aws_x.b["k"]', before: { a: [1, { c: 'ü', b: null }] }, unknown: { a: true }, after: {} },
      { address: 'aws_x.c', actions: ['no-op'], before: {}, after: {}, more: { previous_address: 'aws_x.d' } },
    );

    expect(value).toBe('sha256:202724a08e07e54c09ed06b2249cbb8944197625938932ba0a8330da61edd91d');
  });

  test.each<[string, PlannedResource]>([
    ['another address', { address: 'aws_x.b', before: { a: 1 }, after: { a: 2 } }],
    ['another action', { address: 'aws_x.a', actions: ['delete', 'create'], before: { a: 1 }, after: { a: 2 } }],
    [
      'the order of a replacement',
      { address: 'aws_x.a', actions: ['create', 'delete'], before: { a: 1 }, after: { a: 2 } },
    ],
    ['another before', { address: 'aws_x.a', before: { a: 0 }, after: { a: 2 } }],
    ['another after', { address: 'aws_x.a', before: { a: 1 }, after: { a: '2' } }],
    ['unknown after', { address: 'aws_x.a', before: { a: 1 }, after: {}, unknown: { a: true } }],
    ['a move', { address: 'aws_x.a', before: { a: 1 }, after: { a: 2 }, more: { previous_address: 'aws_x.z' } }],
    ['an import', { address: 'aws_x.a', before: { a: 1 }, after: { a: 2 }, importing: { id: 'x' } }],
  ])('differs for %s', async (_, change) => {
    const base = await of({ address: 'aws_x.a', before: { a: 1 }, after: { a: 2 } });

    expect((await of(change)).fingerprint).not.toBe(base.fingerprint);
  });

  test('includes whether a secret changes, never its value', async () => {
    const [changed, otherwise, kept] = [
      await of(secret('one', 'two')),
      await of(secret('three', 'four')),
      await of(secret('one', 'one')),
    ];

    expect(otherwise.fingerprint).toBe(changed.fingerprint);
    expect(kept.fingerprint).not.toBe(changed.fingerprint);
  });
});

describe('comparePlans', () => {
  const base = () =>
    of(
      { address: 'aws_x.a', before: { a: 1, b: 1 }, after: { a: 2, b: 1 } },
      { address: 'aws_x.gone', before: {} },
      { address: 'aws_x.same', after: { a: 1 } },
      { address: 'aws_x.turned', before: { a: 1 }, after: { a: 2 } },
    );
  const changed = () =>
    of(
      { address: 'aws_x.a', before: { a: 1, b: 1 }, after: { a: 3, b: 2 } },
      { address: 'aws_x.new', after: {} },
      { address: 'aws_x.same', after: { a: 1 } },
      { address: 'aws_x.turned', actions: ['delete', 'create'], before: { a: 1 }, after: { a: 2 } },
    );

  test('finds no difference between a plan and itself, by review, by JSON or by fingerprint alone', async () => {
    const now = await base();
    const { reviews } = JSON.parse(renderJson(now)) as { reviews: Review[] };

    expect(comparePlans(await base(), now)).toEqual([]);
    expect(comparePlans(reviews[0] as Review, now)).toEqual([]);
    expect(comparePlans({ fingerprint: now.fingerprint }, now)).toEqual([]);
  });

  test('lists every difference', async () => {
    expect(comparePlans(await base(), await changed())).toEqual([
      { kind: 'changed', address: 'aws_x.a', difference: 'a was 1 → 2, now 1 → 3; b was not changed, now 1 → 2' },
      { kind: 'gone', address: 'aws_x.gone', difference: 'was delete, now not planned' },
      { kind: 'added', address: 'aws_x.new', difference: 'was not planned, now create' },
      { kind: 'changed', address: 'aws_x.turned', difference: 'actions were update, now delete and create' },
    ]);
  });

  test('lists every change of the new plan if only a fingerprint is given', async () => {
    const now = await changed();

    const differences = comparePlans({ fingerprint: (await base()).fingerprint }, now);

    expect(differences.map(({ kind, address }) => [kind, address])).toEqual(
      now.changes.map(({ address }) => ['unknown', address]),
    );
  });

  test('refuses a list of changes that does not match its fingerprint', async () => {
    const [reviewed, now] = [await base(), await changed()];

    const differences = comparePlans({ fingerprint: reviewed.fingerprint, changes: now.changes }, now);

    expect(differences).toHaveLength(now.changes.length);
    expect(differences.every(({ kind }) => kind === 'unknown')).toBe(true);
  });

  test('reports a difference if all changes are removed', async () => {
    expect(comparePlans({ fingerprint: (await base()).fingerprint }, await of())).toHaveLength(1);
    expect(comparePlans(await base(), await of())).toHaveLength(4);
  });

  test('reports a change of a masked value without the value', async () => {
    const [difference] = comparePlans(await of(secret('one', 'one')), await of(secret('one', 'two')));

    expect(difference?.difference).toBe('s was not changed, now (sensitive) → (sensitive, changed)');
  });

  test('reports another environment as a difference', async () => {
    const now = await base();

    expect(comparePlans({ ...now, environment: 'prod' }, now).map(({ kind }) => kind)).toEqual(['environment']);
  });

  test.each(['', 'sha256:abc', `md5:${'0'.repeat(64)}`])('refuses %j as a fingerprint', async (value) => {
    const now = await base();

    expect(() => comparePlans({ fingerprint: value }, now)).toThrow(
      expect.objectContaining({ code: 'ERR_REVIEWED_FINGERPRINT' }),
    );
  });
});
