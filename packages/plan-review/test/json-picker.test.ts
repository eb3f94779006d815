import { FaultError } from '@auth0-cognito/contract';
import { JsonPicker, type Selection } from '../src/json-picker';

const WANTED: Exclude<Selection, string> = { a: 'value', list: 'items', deep: { b: 'value', list: 'items' } };
const TEXT = JSON.stringify({
  skipped: { list: [1, { a: '}]"\\' }], a: 'no' },
  a: { text: 'ü "quoted" \\ 😀', number: -1.5e3 },
  list: [1, 'two', { three: [3] }, null, [], true],
  deep: { c: [[[]]], b: false, list: [] },
  z: 'end\\',
});

function pick(text: string | Uint8Array, size = 1 << 16, wanted = WANTED) {
  const taken: [string, unknown][] = [];
  const picker = new JsonPicker(wanted, (path, value) => taken.push([path.join('.'), value]));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    // As a stream may do: the memory of a chunk is reused.
    const piece = Buffer.from(bytes.subarray(at, at + size));
    picker.write(piece);
    piece.fill(0);
  }
  picker.end();
  return taken;
}

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof FaultError) return error.code;
    throw error;
  }
  return 'no error';
};

describe('JsonPicker', () => {
  test.each([1, 2, 3, 7, 64, 1 << 16])('picks the selected parts, in chunks of %i bytes', (size) => {
    expect(pick(TEXT, size)).toEqual([
      ['a', { text: 'ü "quoted" \\ 😀', number: -1500 }],
      ['list.[]', 1],
      ['list.[]', 'two'],
      ['list.[]', { three: [3] }],
      ['list.[]', null],
      ['list.[]', []],
      ['list.[]', true],
      ['deep.b', false],
    ]);
  });

  test('ignores white space and a byte order mark', () => {
    const spaced = `\ufeff \n{\t"list" : [ 1 , 2\n] , "a":\r\n3 }\n`;

    expect(pick(spaced, 1 << 16)).toEqual([
      ['list.[]', 1],
      ['list.[]', 2],
      ['a', 3],
    ]);
  });

  test('passes on a value of an unexpected type', () => {
    expect(pick('{"list":{"x":1},"deep":null}')).toEqual([
      ['list', { x: 1 }],
      ['deep', null],
    ]);
  });

  test('reports every truncated document as truncated', () => {
    const bytes = Buffer.from(TEXT);

    for (let length = 1; length < bytes.length; length += 1) {
      expect([length, codeOf(() => pick(bytes.subarray(0, length)))]).toEqual([length, 'ERR_PLAN_TRUNCATED']);
    }
  });

  test.each([
    ['', 'ERR_PLAN_EMPTY'],
    ['Error: no plan', 'ERR_PLAN_NOT_JSON'],
    ['[]', 'ERR_PLAN_NOT_JSON'],
    ['"text"', 'ERR_PLAN_NOT_JSON'],
    ['{"a":1}{"a":2}', 'ERR_PLAN_TRAILING'],
    ['{"a":1} x', 'ERR_PLAN_TRAILING'],
    ['{"a":1,"a":2}', 'ERR_PLAN_DUPLICATE_KEY'],
    ['{"deep":{"x":1,"x":2}}', 'ERR_PLAN_DUPLICATE_KEY'],
    ['{"a":1 "b":2}', 'ERR_PLAN_NOT_JSON'],
    ['{"a"}', 'ERR_PLAN_NOT_JSON'],
    ['{a:1}', 'ERR_PLAN_NOT_JSON'],
    ['{"a":}', 'ERR_PLAN_NOT_JSON'],
    ['{"a":tru}', 'ERR_PLAN_NOT_JSON'],
    ['{"a":1,}', 'ERR_PLAN_NOT_JSON'],
    ['{"list":[1,,2]}', 'ERR_PLAN_NOT_JSON'],
    ['{"list":[1}', 'ERR_PLAN_NOT_JSON'],
    ['{"a":{"x":[}]}}', 'ERR_PLAN_NOT_JSON'],
    [`{"a":${'['.repeat(101)}${']'.repeat(101)}}`, 'ERR_PLAN_TOO_DEEP'],
    [`{"a":${'['.repeat(1_000_000)}`, 'ERR_PLAN_TOO_DEEP'],
  ])('refuses %.40j', (text, code) => {
    expect(codeOf(() => pick(text))).toBe(code);
  });

  test('does not repeat text that it could not parse', () => {
    try {
      pick('{"a":{"client_secret":"hunter2-hunter2",}}');
    } catch (error) {
      expect(String(error)).not.toContain('hunter2');
      return;
    }
    throw new Error('it was read');
  });

  test('limits the depth', () => {
    expect(pick(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"a":1}`)).toEqual([['a', 1]]);
  });
});
