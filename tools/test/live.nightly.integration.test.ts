import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedExchange } from '../../packages/rehearsal/src/recording';

// Deploys, signs in twice and destroys, with the real Terraform.
jest.setTimeout(900_000);

const root = join(__dirname, '../..');
const apps = () => readdirSync(join(root, 'apps')).filter((name) => name.startsWith('live-'));

/** Runs the live test in a rehearsal; sends it SIGINT when it prints `stopAt`. */
function live(args: readonly string[], stopAt?: RegExp) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  const child = spawn(process.execPath, ['tools/live.mjs', ...args], { cwd: root, env });
  let text = '';
  let isStopped = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (isStopped || stopAt === undefined || !stopAt.test(text)) return;
      isStopped = true;
      child.kill('SIGINT');
    });
  return new Promise<{ exitCode: number | null; text: string; recordings: string }>((done, fail) => {
    child.once('error', fail);
    child.once('close', (exitCode) => {
      done({ exitCode, text, recordings: /recordings in (\S+)/.exec(text)?.[1] ?? '' });
    });
  });
}

const exchanges = (folder: string) =>
  readFileSync(join(folder, 'exchanges.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RecordedExchange);

describe('npm run test:live in a rehearsal', () => {
  let recordings: string;
  afterAll(() => rmSync(recordings, { recursive: true, force: true }));

  test('deploys, signs in, rotates, signs in, destroys, leaves nothing behind, and records every exchange', async () => {
    const before = apps();

    const ended = await live(['--rehearsal']);
    recordings = ended.recordings;

    expect(`${ended.exitCode} ${ended.text.slice(-3000)}`).toMatch(/^0 /);
    expect(ended.text).toContain('live: passed');
    expect(apps()).toEqual(before);
    expect(readdirSync(recordings).sort()).toEqual([
      '1-review.json',
      '2-verify.json',
      '3-verify.json',
      '4-review.json',
      'exchanges.jsonl',
    ]);
    expect(exchanges(recordings)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'cognito-idp:CreateUserPool', status: 200 }),
        expect.objectContaining({ operation: 'iam:DeleteOpenIDConnectProvider', status: 200 }),
        expect.objectContaining({ operation: 'POST <tenant>/api/v2/clients', status: 201 }),
        expect.objectContaining({ operation: 'POST <tenant>/api/v2/clients/{id}/rotate-secret', status: 200 }),
      ]),
    );
  });

  test('writes no value of the sandbox', () => {
    const text = readdirSync(recordings)
      .map((file) => readFileSync(join(recordings, file), 'utf8'))
      .join('\n');

    expect(text).not.toMatch(/live-[0-9a-f]{8}|acme-dev|111111111111|ada@example\.com|rehearsal-terraform|eyJ/);
  });

  test('finds no difference between two records of itself', async () => {
    const { exitCode, text } = await live(['--compare', recordings, recordings]);

    expect(`${exitCode} ${text}`).toMatch(/^0 [\s\S]*0 differences/);
  });

  test('can be interrupted during its first apply, and then destroys the created resources', async () => {
    const ended = await live(['--rehearsal'], /aws_cognito_user_pool\.\w+: Creating/);

    expect(`${ended.exitCode} ${ended.text.slice(-3000)}`).toMatch(/^130 /);
    expect(ended.text).toContain('live: nothing of live-');
    expect(ended.text).not.toContain('live: left:');
    expect(existsSync(ended.recordings)).toBe(true);
    rmSync(ended.recordings, { recursive: true });
  });
});
