import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RUNNER = resolve(__dirname, '../../src/terraform/terraform-runner.mjs');

/**
 * Ignores signals for a time, then prints the line of an operation and waits for an interrupt, whose time it records.
 */
const TERRAFORM = `#!/bin/sh
trap 'kill $!; echo "$state" > heard; exit 1' INT
state=loading
touch started
sleep 0.4 & wait $!
state=running
echo 'aws_cognito_user_pool.a: Creating...'
sleep 20 & wait $!
`;

let folder: string;
let runner: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  writeFileSync(at('terraform'), TERRAFORM);
  chmodSync(at('terraform'), 0o755);
  writeFileSync(at('own-1.tfplan'), 'secret');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

async function run(...args: string[]): Promise<void> {
  runner = spawn(process.execPath, [RUNNER, at('terraform'), ...args], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  while (!existsSync(at('started'))) await sleep(20);
}

async function heard(): Promise<string> {
  if (runner.exitCode === null) await once(runner, 'exit');
  return readFileSync(at('heard'), 'utf8').trim();
}

test('an interrupt before the first operation of an apply reaches Terraform when the operation begins', async () => {
  await run('apply', at('own-1.tfplan'));
  runner.kill('SIGINT');
  expect(await heard()).toBe('running');
  // The caller still runs, and removes it.
  expect(existsSync(at('own-1.tfplan'))).toBe(true);
});

test('any other command gets an interrupt at once', async () => {
  await run('init');
  runner.kill('SIGINT');
  expect(await heard()).toBe('loading');
});

test.each([
  ['apply', ['apply', '-input=false']],
  ['plan', ['plan', '-out=']],
])('a caller that is killed during %s leaves no plan', async (_command, [command = '', last = '']) => {
  const plan = at('own-1.tfplan');
  await run(...(command === 'plan' ? [command, `${last}${plan}`] : [command, last, plan]));
  runner.stdin?.destroy();
  expect(await heard()).toBe('running');
  expect(existsSync(plan)).toBe(false);
});
