import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { isAlive } from '../../packages/checkout/src/is-alive.mjs';

const RUN = resolve(__dirname, '../setup/run.mjs');

/** A process that calls `run` of the set-up. */
const setUp = (command: string, args: readonly string[]) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { run } from ${JSON.stringify(RUN)}; console.log(run(${JSON.stringify(command)}, ${JSON.stringify(args)}));`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );

const hasEnded = async (pid: number) => {
  for (let turn = 0; turn < 100 && isAlive(pid); turn += 1) await new Promise((done) => setTimeout(done, 50));
  return !isAlive(pid);
};

test.each([
  ['SIGKILL', 'process'],
  ['SIGTERM', 'process'],
  ['SIGINT', 'group'],
  ['SIGKILL', 'group'],
] as const)('programs that a set-up runs end with it, also by %s of its %s', async (signal, target) => {
  const program = 'console.error(process.pid); setInterval(() => {}, 1000)';
  const running = setUp(process.execPath, ['-e', program]);
  const [printed] = (await once(running.stderr.setEncoding('utf8'), 'data')) as [string];
  const pid = Number(printed);

  expect(isAlive(pid)).toBe(true);
  process.kill(target === 'group' ? -Number(running.pid) : Number(running.pid), signal);

  const ended = await hasEnded(pid);
  // A remaining process would keep its standard error open, and this process running.
  if (!ended) process.kill(pid, 'SIGKILL');
  expect(ended).toBe(true);
});

test.each([
  ['works', process.execPath, ['-e', ''], 'true'],
  ['fails', process.execPath, ['-e', 'process.exit(3)'], 'false'],
  ['does not exist', '/nowhere/program', [], 'false'],
])('a command that %s', async (_what, command, args, told) => {
  const running = setUp(command, args);
  const [printed] = (await once(running.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(printed.trim()).toBe(told);
});
