import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findCheckout, isAlive } from '@auth0-cognito/checkout';
import { Runner } from '../../src/processes/run';

const checkout = findCheckout(__dirname);
const environment = { PATH: process.env.PATH ?? '' };
let folder: string;
let runner: Runner;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  runner = new Runner(checkout);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function eventually(holds: () => boolean) {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await sleep(50);
  return holds();
}

/** PIDs that a script wrote, one file each. */
const pidIn = (name: string) => Number(readFileSync(join(folder, name), 'utf8'));

describe(Runner, () => {
  test('returns output and exit code, and logs both streams', async () => {
    const logFile = join(folder, 'log');

    const result = await runner.run('sh', ['-c', 'echo out; echo err >&2; exit 3'], {
      cwd: folder,
      environment,
      logFile,
    });

    expect(result).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
    expect(readFileSync(logFile, 'utf8')).toMatch(/out\n/);
    expect(readFileSync(logFile, 'utf8')).toMatch(/err\n/);
  });

  test('returns a result for a missing command', async () => {
    const result = await runner.run('no-such-command', [], { cwd: folder, environment });

    expect(result).toMatchObject({ exitCode: 127, stderr: expect.stringContaining('no-such-command') });
  });

  test('gives a command only the given environment variables', async () => {
    process.env.SECRET_OF_THE_CALLER = 'secret';

    const result = await runner.run('env', [], { cwd: folder, environment });
    delete process.env.SECRET_OF_THE_CALLER;

    expect(result.stdout).not.toContain('SECRET_OF_THE_CALLER');
  });

  test('ends every process that the command started, including those in another session', async () => {
    const script = 'setsid sleep 60 & echo $! > child; sleep 60 & echo $! > other';

    await runner.run('sh', ['-c', script], { cwd: folder, environment });

    expect(await eventually(() => !isAlive(pidIn('child')) && !isAlive(pidIn('other')))).toBe(true);
  });

  test('interrupts Terraform itself, in any process, so that it can finish', async () => {
    // As cdktf does: runs Terraform in a separate session and waits.
    const terraform = join(folder, 'terraform');
    writeFileSync(
      terraform,
      '#!/bin/bash\ntrap "sleep 0.3; echo state written > state; exit 1" INT\ntouch ready\nwhile :; do sleep 0.05; done\n',
      { mode: 0o755 },
    );
    const controller = new AbortController();

    const running = runner.run('setsid', ['--wait', terraform], {
      cwd: folder,
      environment,
      signal: controller.signal,
    });
    await eventually(() => existsSync(join(folder, 'ready')));
    controller.abort();
    const result = await running;

    expect(result.exitCode).not.toBe(0);
    expect(readFileSync(join(folder, 'state'), 'utf8')).toBe('state written\n');
  });

  test('interrupts a Terraform that starts later, and then ends its parent, which ignores SIGTERM', async () => {
    writeFileSync(
      join(folder, 'terraform'),
      '#!/bin/bash\ntrap "echo state written > later; exit 1" INT\nwhile :; do sleep 0.05; done\n',
      { mode: 0o755 },
    );
    const controller = new AbortController();

    const running = runner.run('sh', ['-c', `trap '' TERM; touch begun; sleep 0.5; ./terraform; sleep 60`], {
      cwd: folder,
      environment,
      signal: controller.signal,
    });
    await eventually(() => existsSync(join(folder, 'begun')));
    controller.abort();
    const aborted = Date.now();
    await running;

    expect(Date.now() - aborted).toBeLessThan(20_000);
    expect(readFileSync(join(folder, 'later'), 'utf8')).toBe('state written\n');
  });

  test('kills a command at once, with every process below it', async () => {
    const kill = new AbortController();
    const running = runner.run('sh', ['-c', "trap '' TERM INT; sleep 60 & echo $! > killed; wait"], {
      cwd: folder,
      environment,
      kill: kill.signal,
    });
    await eventually(() => existsSync(join(folder, 'killed')) && pidIn('killed') > 0);

    kill.abort();
    await running;

    expect(await eventually(() => !isAlive(pidIn('killed')))).toBe(true);
  });

  test('ends a command when the process that ran it is killed', async () => {
    const guard = join(checkout, 'packages/rehearsal/src/processes/guard.mjs');
    const script = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, [${JSON.stringify(guard)}, 'sh', '-c', 'echo $$ > command; setsid sleep 60 & echo $! > child; wait'],
        { cwd: ${JSON.stringify(folder)}, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    await eventually(() => existsSync(join(folder, 'child')) && pidIn('child') > 0);

    owner.kill('SIGKILL');

    expect(await eventually(() => !isAlive(pidIn('command')) && !isAlive(pidIn('child')))).toBe(true);
  });
});
