import { lockText } from '../../src/recover/lock-text';

const LOCK = {
  id: 'ab12',
  who: 'ci@runner-7',
  operation: 'OperationTypeApply',
  created: '2026-01-01T12:00:00.123456Z',
};
const after = (minutes: number) => Date.parse('2026-01-01T12:00:30Z') + minutes * 60_000;

test.each([
  [5, '5 min'],
  [59, '59 min'],
  [60, '1 h'],
  [47 * 60, '47 h'],
  [48 * 60, '2 days'],
  [0, 'less than a minute'],
  [-5, 'less than a minute'],
])('a lock of %d minutes has an age of %s', (minutes, age) => {
  expect(lockText(LOCK, after(minutes))).toBe(`lock ab12 of ci@runner-7 (apply), held for ${age}`);
});

test('a lock without a readable time has an unknown age', () => {
  expect(lockText({ ...LOCK, created: '' })).toContain('held for an unknown time');
});
