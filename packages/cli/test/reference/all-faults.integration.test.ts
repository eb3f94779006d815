import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { allFaults } from '../../src/reference/all-faults';
import { allRules } from '../../src/reference/all-rules';

const ROOT = resolve(__dirname, '../../../..');

/** Codes that Node and libraries throw; this repository only reads them. */
const FOREIGN = ['ERR_JWT_EXPIRED', 'ERR_JWT_INVALID'];

/** Every source file of the repository except tests. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(apps|packages|tools)\/.*\.(ts|mjs|cjs)$|^federation$/.test(file) && !/\/test\//.test(file))
  // Nx bundles each package's test files only; a deleted file can still be in the index.
  .flatMap((file) => {
    try {
      return [{ file, text: readFileSync(join(ROOT, file), 'utf8') }];
    } catch {
      return [];
    }
  });

const codes = allFaults().map(({ code }) => code);

describe('the faults of the repository', () => {
  test('have codes in upper-case words', () => {
    expect(codes.filter((code) => !/^ERR(_[A-Z0-9]+)+$/.test(code))).toEqual([]);
  });

  test('are each defined once', () => {
    const defined = sources
      .filter(({ file }) => /\/(faults(\/[\w-]+)?|definitions|tool-faults)\.(ts|mjs)$/.test(file))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}(ERR_[A-Z0-9_]+):/gm)].map(([, code]) => code));

    expect(defined.filter((code, index) => defined.indexOf(code) !== index)).toEqual([]);
    expect([...defined].sort()).toEqual([...codes].sort());
  });

  test('are created only by their definitions', () => {
    const byHand = sources
      .filter(({ text }) => /\bcode: ['"`]ERR_\w+['"`],[^}]*\ballowed:/.test(text))
      .map(({ file }) => file);

    expect(byHand).toEqual([]);
  });

  test('define every code that a source uses', () => {
    const known = new Set([...codes, ...allRules().flatMap(({ code }) => code ?? []), ...FOREIGN]);
    const used = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bERR_[A-Z0-9]+(?:_[A-Z0-9]+)*\b(?![_*…])/g)].map(([code]) => ({ file, code })),
    );

    expect(used.length).toBeGreaterThan(300);
    expect(used.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  test('have texts in which each parameter can be printed', () => {
    const broken = allFaults().filter((fault) =>
      Object.values(fault).some((text) => /undefined|NaN|\[object|=>/.test(text)),
    );

    expect(broken).toEqual([]);
  });
});
