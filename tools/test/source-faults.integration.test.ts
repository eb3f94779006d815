import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** An app like those of the checkout, with the values of a test. */
describe('an app whose environment.ts', () => {
  let folder: string;
  beforeEach(() => {
    mkdirSync(join(ROOT, '.local'), { recursive: true });
    folder = mkdtempSync(join(ROOT, '.local/app-'));
    writeFileSync(join(folder, 'main.ts'), "import { environment } from './environment';\nconsole.log(environment);\n");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function synth(environment: string, env: NodeJS.ProcessEnv = {}) {
    writeFileSync(join(folder, 'environment.ts'), environment);
    return spawnSync(process.execPath, [join(ROOT, 'tools/run.mjs'), 'main.ts'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, FEDERATION_DEBUG: '', ...env },
    });
  }

  test.each([
    ['has a syntax error', 'export const environment = {;\n', 'ERR_SOURCE_INVALID', 'environment.ts:1:29: Expected'],
    [
      'throws',
      "const other = 1;\n\nthrow new RangeError('odd');\n" + 'export const environment = other;',
      'ERR_SOURCE_THREW',
      'environment.ts:3:7: RangeError: odd',
    ],
    [
      'throws in a function',
      'const value = (): never => {\n  throw new RangeError("odd");\n};\nexport const environment = value();',
      'ERR_SOURCE_THREW',
      'environment.ts:2:9: RangeError: odd',
    ],
    [
      'throws a value that is not an error',
      "throw 'odd';\nexport const environment = 1;",
      'ERR_SOURCE_THREW',
      'odd was thrown',
    ],
    [
      'reads a property of undefined',
      'const x = JSON.parse("null");\nexport const environment = x.y;',
      'ERR_SOURCE_THREW',
      'environment.ts:2:30: TypeError',
    ],
    [
      'exports another name',
      'export const environmen = {};\n',
      'ERR_SOURCE_INVALID',
      'main.ts:1:10: No matching export',
    ],
    ['exports nothing', 'const environment = {};\n', 'ERR_SOURCE_INVALID', 'main.ts:1:10: Import "environment"'],
    ['is empty', '', 'ERR_SOURCE_INVALID', 'main.ts:1:10: Import "environment"'],
    [
      'imports a missing file',
      "import './gone';\nexport const environment = 1;",
      'ERR_SOURCE_INVALID',
      'environment.ts:1:8: Could not resolve "./gone"',
    ],
  ])('%s is reported with its code, file and line, and no stack', (_what, text, code, place) => {
    const { status, stdout, stderr } = synth(text);

    expect([status, stdout]).toEqual([1, '']);
    const file = place.includes('.ts:') ? `${relative(ROOT, folder)}/` : '';
    expect(stderr.startsWith(`${code}: ${file}${place}`)).toBe(true);
    expect(stderr).toMatch(/\n {2}fix: .+\n$/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('has two errors reports both', () => {
    const { stderr } = synth("import './gone';\nimport './lost';\nexport const environment = 1;");

    expect(stderr.match(/^ERR_SOURCE_INVALID/gm)).toHaveLength(2);
  });

  test('fails to write to a folder that is a file is reported with the error of the system, not as a wrong source', () => {
    const write = "import { mkdirSync } from 'node:fs';\nmkdirSync('main.ts/stacks', { recursive: true });\n";

    const { status, stderr } = synth(`${write}export const environment = 1;`);

    expect(status).toBe(1);
    expect(stderr).toMatch(/^ERR_NOT_A_FOLDER: ENOTDIR: .*main\.ts\/stacks'\n {2}fix: .*\n$/);
  });

  test('throws is reported with its stack if requested', () => {
    const { stderr } = synth("export const environment = 1;\nthrow new Error('odd');", { FEDERATION_DEBUG: '1' });

    expect(stderr).toMatch(/^\s+at /m);
  });
});
