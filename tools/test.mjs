// `npm test`: set-up, then lint, formatting, types and every jest project, unit and integration, then the search for secrets that the tests
// left in files. At the end, prints the durations and a line with the totals, in which each check counts as one test. Fails if anything fails.
import './node-version.mjs';
import './uncaught-errors.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SecretsOfRun } from './secrets/run.mjs';
import { setup } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const report = join(root, '.local/test-report.json');
const SLOWEST_SHOWN = 10;

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

const running = new Set();
let stoppedBy;

/**
 * Runs an installed command. Resolves to true if it exits with 0. Shows its output immediately, or at its end, so that the
 * outputs of two commands do not mix.
 */
function passes(command, args, { atItsEnd = false, variables = {} } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', command), ...args], {
      cwd: root,
      // A pipe: on a terminal, jest would erase lines of other commands. Colors are kept.
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NX_DAEMON: 'false',
        CHECKPOINT_DISABLE: '1',
        ...(process.stdout.isTTY && !process.env.NO_COLOR && { FORCE_COLOR: '1' }),
        ...variables,
      },
    });
    running.add(child);
    child.on('error', fail);
    const printed = [];
    for (const name of ['stdout', 'stderr']) {
      child[name].on('data', (chunk) => (atItsEnd ? printed.push(chunk) : process[name].write(chunk)));
    }
    child.on('close', (code) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(printed));
      if (stoppedBy === undefined) done(code === 0);
      else if (running.size === 0) process.exit(128 + constants.signals[stoppedBy]);
    });
  });
}

const staticChecks = [
  { name: 'types', command: 'typescript-7/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  // The example runs in browsers, so it has a separate configuration.
  { name: 'types of the example', command: 'typescript-7/bin/tsc', args: ['--noEmit', '-p', 'examples/web'] },
  {
    name: 'rooms',
    command: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'tools', '.github/scripts', 'examples'],
  },
  { name: 'lint of scripts', command: 'oxlint/bin/oxlint', args: [] },
  { name: 'lint of styles', command: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  { name: 'formatting', command: 'oxfmt/bin/oxfmt', args: ['--check'] },
];

await setup();
// The terminal sends Ctrl-C to the whole process group. Wait for the clean-up of the children, and start nothing else.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    stoppedBy = signal;
    for (const child of running) child.kill(signal);
  });
}
mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });

const secrets = new SecretsOfRun();
process.once('exit', () => secrets.remove());
const times = [];
let passed = 0;
let failed = 0;
const count = (ok) => (ok ? passed++ : failed++);

function reported(name, ok, start) {
  count(ok);
  times.push({ name, milliseconds: Date.now() - start });
  console.log(`${ok ? 'PASS' : 'FAIL'} ${name} (${seconds(Date.now() - start)})`);
}

/** Runs the static checks one after the other: they use one core, and integration tests wait for other programs half of their time. */
async function checkSources() {
  for (const { name, command, args } of staticChecks) {
    const start = Date.now();
    reported(name, await passes(command, args, { atItsEnd: true }), start);
  }
}

async function runTests() {
  const args = ['--ci', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
  const jest = await passes('jest/bin/jest.js', args, { variables: secrets.variables });
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    for (const suite of result.testResults) {
      times.push({ name: relative(root, suite.name), milliseconds: suite.endTime - suite.startTime });
    }
    // Jest can fail without a failed test, for example because of a crashed worker.
    if (!jest && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) count(false);
  } catch (error) {
    console.error(`jest left no report: ${error.message}`);
    count(false);
  }
}

/** Checks that no file of this checkout, the temporary folder and the home folder contains a secret of the tests. */
function checkSecrets() {
  const start = Date.now();
  const { values, files } = secrets.found(root);
  for (const file of files) console.error(`${file} has a secret of a test: remove what writes it there`);
  reported(`no file has one of the ${values} secrets of the tests`, files.length === 0, start);
}

await Promise.all([checkSources(), runTests()]);
checkSecrets();

console.log('\nWhere the time goes:');
times.sort((a, b) => b.milliseconds - a.milliseconds);
for (const { name, milliseconds } of times.slice(0, SLOWEST_SHOWN))
  console.log(`  ${seconds(milliseconds).padStart(8)}  ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
