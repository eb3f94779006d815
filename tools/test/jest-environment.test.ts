import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Plain JavaScript, so that jest needs no transform; `step` is as in packages/checkout/test/support/step.ts. */
const FILE = `
  const step = (name, run) => test(name, Object.assign(() => run(), { isStep: true }));
  const fail = () => { throw new Error('no'); };
  const pass = () => undefined;
  describe('first deployment', () => {
    describe('sign-in', () => { step('one', pass); step('two', fail); step('three', fail); });
    describe('changes', () => { step('four', pass); test('ordinary', () => undefined); });
  });
  describe('second deployment', () => { step('five', pass); });
`;

test('after a failed step the later steps of its deployment are skipped, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  writeFileSync(join(folder, 'steps.test.js'), FILE);
  const config = JSON.stringify({
    rootDir: folder,
    testEnvironment: join(root, 'tools/jest-environment.cjs'),
    runtime: join(root, 'tools/jest-runtime.cjs'),
    transform: {},
  });

  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), '--config', config, '--json', '--silent', '--no-cache'],
    { cwd: folder, encoding: 'utf8' },
  );

  rmSync(folder, { recursive: true });
  const { testResults } = JSON.parse(stdout) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  const outcomes = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => [title, status]),
  );
  expect(Object.fromEntries(outcomes)).toEqual({
    one: 'passed',
    two: 'failed',
    three: 'pending',
    four: 'pending',
    ordinary: 'passed',
    five: 'passed',
  });
});
