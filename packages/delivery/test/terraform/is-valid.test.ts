import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isValid, type Session } from '@auth0-cognito/delivery';

let folder: string;
const path = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A session whose Terraform records the data folder of each command, and installs a provider there. */
function recorded() {
  const calls: { readonly command: string; readonly data: string }[] = [];
  const run = ([command = '']: readonly string[], _to: unknown, { TF_DATA_DIR = '' }: NodeJS.ProcessEnv = {}) => {
    const data = resolve(folder, TF_DATA_DIR);
    calls.push({ command, data });
    if (command === 'init') writeFileSync(join(data, 'providers', 'aws'), '');
    return Promise.resolve(0);
  };
  const session = { stack: { folder, lockFile: path('no-lock') }, terraform: { run, must: run } } as unknown as Session;
  return { calls, session };
}

describe(isValid, () => {
  test('ignores the backend of an earlier init, keeps it, and shares its providers', async () => {
    mkdirSync(path('.terraform/providers'), { recursive: true });
    writeFileSync(path('.terraform/terraform.tfstate'), '{ "backend": { "type": "s3" } }');
    const { calls, session } = recorded();

    await expect(isValid(session)).resolves.toBe(true);

    expect(calls.map(({ command }) => command)).toEqual(['init', 'validate']);
    for (const { data } of calls) {
      expect(data).not.toBe(path('.terraform'));
      expect(existsSync(join(data, 'terraform.tfstate'))).toBe(false);
    }
    expect(existsSync(path('.terraform/providers/aws'))).toBe(true);
    expect(readFileSync(path('.terraform/terraform.tfstate'), 'utf8')).toContain('s3');
  });

  test('runs again, and in a folder without an earlier init', async () => {
    const { session } = recorded();

    await expect(isValid(session)).resolves.toBe(true);
    await expect(isValid(session)).resolves.toBe(true);
  });
});
