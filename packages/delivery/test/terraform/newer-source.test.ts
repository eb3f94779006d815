import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newerSource, type Stack } from '@auth0-cognito/delivery';

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'newer-'));
  write('apps/dev/cdktf.out/stacks/dev/cdk.tf.json', 100);
  write('apps/dev/src/environment.ts', 50);
});
afterEach(() => {
  rmSync(checkout, { recursive: true });
});

/** Writes a file with a modification time, in seconds. */
function write(file: string, at: number) {
  const path = join(checkout, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  utimesSync(path, at, at);
}

const newer = () =>
  newerSource({ checkout, environment: 'dev', folder: join(checkout, 'apps/dev/cdktf.out/stacks/dev') } as Stack);

describe(newerSource, () => {
  test('is undefined if the JSON is newer, or has the same time', () => {
    write('apps/dev/src/main.ts', 100);

    expect(newer()).toBeUndefined();
  });

  test('is the newest file that was written after the JSON, in any folder of the sources', () => {
    write('apps/dev/src/environment.ts', 101);
    write('apps/dev/src/own/queue.ts', 102);

    expect(newer()).toBe('apps/dev/src/own/queue.ts');
  });

  test('ignores other folders, and is undefined without sources', () => {
    write('apps/dev/test/dev.test.ts', 200);
    write('apps/prod/src/environment.ts', 200);

    expect(newer()).toBeUndefined();

    rmSync(join(checkout, 'apps/dev/src'), { recursive: true });

    expect(newer()).toBeUndefined();
  });
});
