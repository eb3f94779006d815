import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import { readValues } from '../src/values';

const FILE = 'apps/dev/src/environment.ts';
let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'values-'));
  mkdirSync(join(checkout, 'apps/dev/src'), { recursive: true });
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

const values = (text: string) => readValues({ checkout, file: FILE, constant: 'environment', text });

function faultsOf(text: string): readonly Fault[] {
  try {
    values(text);
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  return [];
}

describe(readValues, () => {
  test('returns the exported values of the file', () => {
    writeFileSync(
      join(checkout, FILE),
      "import type { A } from 'nowhere';\nexport const environment = { a: ['b'], n: 1 } satisfies A;",
    );

    expect(readValues({ checkout, file: FILE, constant: 'environment' })).toEqual({ a: ['b'], n: 1 });
  });

  test('reads another text instead, with the sources next to it', () => {
    writeFileSync(join(checkout, 'apps/dev/src/hosts.ts'), "export const host: string = 'a.example';");
    writeFileSync(join(checkout, FILE), 'export const environment = {};');

    expect(values("import { host } from './hosts';\nexport const environment = { host };")).toEqual({
      host: 'a.example',
    });
  });

  test('lists every line that cannot be built', () => {
    const faults = faultsOf("import { a } from './a';\nimport { b } from './b';\nexport const environment = { a, b };");

    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      `ERR_VALUES_UNREADABLE ${FILE}:1:19`,
      `ERR_VALUES_UNREADABLE ${FILE}:2:19`,
    ]);
    expect(faults[0]).toMatchObject({
      received: expect.stringContaining('./a'),
      fix: "correct the line: import { a } from './a';",
    });
  });

  test('reports the line of a syntax error', () => {
    expect(faultsOf('export const environment = {\n  name: ,\n};')).toMatchObject([
      { code: 'ERR_VALUES_UNREADABLE', path: `${FILE}:2:9`, fix: 'correct the line: name: ,' },
    ]);
  });

  test.each([
    ['throws', "export const environment = JSON.parse('{');", 'SyntaxError'],
    ['throws a value that is not an error', "throw 'a text';\nexport const environment = {};", 'a text was thrown'],
    ['exports another name', 'export const other = 1;', 'exports no environment'],
  ])('refuses a module that %s', (_what, text, received) => {
    expect(faultsOf(text)).toMatchObject([
      { code: 'ERR_VALUES_UNREADABLE', path: FILE, received: expect.stringContaining(received) },
    ]);
  });
});
