import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Plain JavaScript, so that jest needs no transform; `step` is that of packages/checkout/test/support/step.ts. */
const STEPS = `
  const step = (name, run) => test(name, Object.assign(() => run(), { isStep: true }));
  const fail = () => { throw new Error('no'); };
  const pass = () => undefined;
  describe('first deployment', () => {
    describe('sign-in', () => { step('one', pass); step('two', fail); step('three', fail); });
    describe('changes', () => { step('four', pass); test('ordinary', () => undefined); });
  });
  describe('second deployment', () => { step('five', pass); });
`;

/** Jest's results of test files, by name: the status and the failures of each test, or of the file, by title. */
function results(files: Readonly<Record<string, string>>): Record<string, { status: string; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const config = JSON.stringify({
    rootDir: folder,
    testEnvironment: join(root, 'tools/jest-environment.cjs'),
    runtime: join(root, 'tools/jest-runtime.cjs'),
    transform: {},
  });

  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), '--config', config, '--json', '--silent', '--no-cache', '-i'],
    { cwd: folder, encoding: 'utf8' },
  );

  rmSync(folder, { recursive: true });
  const { testResults } = JSON.parse(stdout) as {
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { title: string; status: string; failureMessages: string[] }[];
    }[];
  };
  const outcomes = testResults.flatMap(({ name, status, message, assertionResults }) => [
    [basename(name), { status, said: message }] as const,
    ...assertionResults.map(
      ({ title, status, failureMessages }) => [title, { status, said: failureMessages.join('\n') }] as const,
    ),
  ]);
  return Object.fromEntries(outcomes);
}

test('a failed step skips the later steps of its deployment, and nothing else', () => {
  const found = results({ 'steps.test.js': STEPS });

  expect(Object.fromEntries(Object.entries(found).map(([title, { status }]) => [title, status]))).toEqual({
    'steps.test.js': 'failed',
    one: 'passed',
    two: 'failed',
    three: 'pending',
    four: 'pending',
    ordinary: 'passed',
    five: 'passed',
  });
});

test('a unit test that starts a process or a server fails, even if the code under test catches the error', () => {
  const start = `
    const { spawn, spawnSync } = require('node:child_process');
    const { createServer } = require('node:http');
  `;

  const found = results({
    'process.test.js': `${start} test('process', () => { spawn('true'); });`,
    'server.test.js': `${start} test('server', () => { createServer().listen(0); });`,
    'caught.test.js': `${start} test('caught', () => { try { spawnSync('true'); } catch {} });`,
    'right.integration.test.js': `${start} test('right', () => { expect(spawnSync('true').status).toBe(0); });`,
  });

  const failed = (what: string) => ({
    status: 'failed',
    said: expect.stringContaining(`${what} in a unit test: its file must be called *.integration.test.ts`) as string,
  });
  expect(found['process.test.js']).toEqual(failed('a process is started (spawn)'));
  expect(found['server.test.js']).toEqual(failed('a server listens'));
  expect(found['caught.test.js']).toEqual(failed('a process is started (spawnSync)'));
  expect(found['right.integration.test.js']?.status).toBe('passed');
});
