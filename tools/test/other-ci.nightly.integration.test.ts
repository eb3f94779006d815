import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PLANS, ScriptedCheckout } from '../../packages/cli/test/commands/support/scripted';

// Each step starts Nx's stand-in through npx, and ./federation.
jest.setTimeout(120_000);

const root = resolve(__dirname, '../..');
const RUNBOOK = readFileSync(join(root, 'docs/runbooks/other-ci.md'), 'utf8');
const [PLAN = '', APPLY = ''] = [...RUNBOOK.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, script]) => script);

let checkout: ScriptedCheckout;
let remote: string;

beforeEach(() => {
  remote = mkdtempSync(join(tmpdir(), 'remote-'));
  checkout = new ScriptedCheckout();
  checkout.synthesize({});
  checkout.write('node_modules/.bin/nx', '#!/bin/sh\n');
  chmodSync(checkout.path('node_modules/.bin/nx'), 0o755);
  checkout.write('package.json', '{}');
  checkout.write('.gitignore', 'node_modules\n.local\nanswers*\nreviewed\n');
  symlinkSync(join(root, 'federation'), checkout.path('federation'));
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', remote);
  checkout.values("export const environment = { stage: 'production' };");
  push();
  planned();
});
afterEach(() => {
  checkout.remove();
  rmSync(remote, { recursive: true });
});

function git(...args: string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@acme.example', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: checkout.root, encoding: 'utf8' }).trim();
}
/** Commits everything, and pushes it to main. */
function push(): string {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=a change');
  git('push', '--quiet', 'origin', 'HEAD:main');
  return git('rev-parse', 'HEAD');
}
const planned = (plan = PLANS.updates, apply = 0) =>
  checkout.answer({ plan: { exitCode: 2 }, show: { stdout: plan }, apply: { exitCode: apply } });

function step(script: string): { readonly exitCode: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-s'], {
    cwd: checkout.root,
    input: script,
    encoding: 'utf8',
    env: {
      ...process.env,
      ENVIRONMENT: 'dev',
      ...checkout.terraform,
    },
  });
  return { exitCode: status, text: stdout + stderr };
}
const recorded = (kind: string) => git('ls-remote', 'origin', `refs/federation/${kind}/dev`).split('\t')[0];

test('an approval is valid for one apply, completed or failed, and no older commit is applied after a later one', () => {
  const first = git('rev-parse', 'HEAD');
  expect(step(PLAN)).toMatchObject({ exitCode: 0 });
  expect(step(APPLY)).toMatchObject({ exitCode: 0 });
  expect([recorded('started'), recorded('applied')]).toEqual([first, first]);
  expect(step(APPLY)).toEqual({
    exitCode: 3,
    text: expect.stringContaining('an apply has used this approval') as string,
  });

  checkout.values("export const environment = { stage: 'development' };");
  const lowered = push();
  planned(PLANS.updates, 1);
  expect(step(PLAN).exitCode).toBe(0);
  expect(JSON.parse(readFileSync(checkout.path('reviewed/review.json'), 'utf8'))).toMatchObject({
    reviews: [{ stage: 'production' }],
  });
  expect(step(APPLY).exitCode).toBe(1);
  expect([recorded('started'), recorded('applied')]).toEqual([lowered, first]);
  expect(step(APPLY).text).toContain('an apply has used this approval');

  git('checkout', '--quiet', first);
  expect(step(APPLY)).toEqual({ exitCode: 3, text: expect.stringContaining(`a later commit, ${lowered}`) as string });

  git('commit', '--quiet', '--allow-empty', '--message=not pushed');
  expect(step(APPLY)).toEqual({ exitCode: 3, text: expect.stringContaining('main does not contain') as string });
});

// Tests in packages/cli cover the exit codes; this test, in `npm run test:all`, checks that the scripts pass them on.
test('a critical risk and another plan than the approved one are refused', () => {
  planned(PLANS.replaces);
  expect(step(PLAN).exitCode).toBe(3);

  planned(PLANS.updates);
  expect(step(APPLY).exitCode).toBe(3);

  expect(recorded('applied')).toBe('');
});
