// `npm run test:live`: deploys an environment with a random name to a sandbox, signs a user in, rotates the client secret,
// destroys the environment, and checks that nothing remains. It uses the commands that a team uses: cdktf and federation.
//
//   npm run test:live                            in the sandbox of the environment variables (docs/runbooks/live-test.md)
//   npm run test:live -- --rehearsal             with local stand-ins, without credentials
//   npm run test:live -- --compare FIRST SECOND  compares the recordings of two runs
import './node-version.mjs';
import './uncaught-errors.mjs';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { LiveTest } from './live/live-test.mjs';
import { hiddenValues, readSandbox } from './live/sandbox.mjs';
import { onSignals } from './live/signals.mjs';
import { bundle } from './bundle.mjs';
import { setup } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const log = (text) => console.error(`live: ${text}`);
const recording = async () =>
  import(
    pathToFileURL(await bundle(join(root, 'packages/rehearsal/src/recording/index.ts'), { packages: 'external' }))
  );

const readRecording = (folder) =>
  readFileSync(join(folder, 'exchanges.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Prints each difference. The exit code is 2 if there is one. */
async function compare([first, second]) {
  const { compareRecordings } = await recording();
  const differences = compareRecordings(readRecording(first), readRecording(second));
  for (const each of differences) {
    console.log(`${each.operation}: ${each.what}\n  ${first}: ${each.first}\n  ${second}: ${each.second}`);
  }
  log(`${differences.length} differences`);
  if (differences.length > 0) process.exitCode = 2;
}

/** Opens a sandbox with a recorder: the one of the environment variables, or a rehearsed one. */
async function openSandbox(test, isRehearsal) {
  const { startRecorder, startRehearsedSandbox } = await recording();
  const options = { checkout: root, file: join(test.recordings, 'exchanges.jsonl') };
  if (isRehearsal) return startRehearsedSandbox('dev', { ...options, hidden: { [test.name]: '<name>' } });
  const sandbox = readSandbox(process.env);
  const { variables, close } = await startRecorder({ ...options, hidden: hiddenValues(test.name, sandbox) });
  return { variables: { ...process.env, ...variables }, leftovers: async () => [], close };
}

async function run({ isRehearsal }) {
  if (!isRehearsal) readSandbox(process.env);
  const { terraform } = await setup();
  const test = new LiveTest(root, terraform, log);
  const opened = await openSandbox(test, isRehearsal);
  const signals = onSignals(() => test.stop());
  try {
    await test.run(opened.variables);
    const left = [...test.left, ...(await opened.leftovers())];
    if (left.length > 0) log(`left: ${left.join(', ')}`);
    const isPassed = test.failure === undefined && left.length === 0;
    log(`${isPassed ? 'passed' : `failed: ${test.failure ?? 'objects are left'}`}; recordings in ${test.recordings}`);
    process.exitCode = signals.exitCode() ?? (isPassed ? 0 : 1);
  } finally {
    signals.release();
    await opened.close();
  }
}

const { values, positionals } = parseArgs({
  options: { rehearsal: { type: 'boolean', default: false }, compare: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (values.compare) await compare(positionals);
else await run({ isRehearsal: values.rehearsal });
