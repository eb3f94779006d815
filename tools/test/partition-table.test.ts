import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const TABLE = 'packages/contract/src/facts/partitions.ts';
/** Texts for readers, and values of examples. */
const TEXTS = /(^|\/)faults(\/|\.ts$)|\/testing\.ts$|\/permissions\/lacking\.ts$/;
const OF_A_PARTITION = /amazonaws\.com|amazoncognito\.com|arn:aws/;

const withoutComments = (source: string) => source.replace(/\/\*[^]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');

test('hosts, principals and ARNs of a partition are in one table', () => {
  const sources = execFileSync('git', ['ls-files', 'packages/*/src/*.ts'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((path) => path !== TABLE && !TEXTS.test(path));
  const found = sources.flatMap((path) =>
    withoutComments(readFileSync(join(root, path), 'utf8'))
      .split('\n')
      .filter((line) => OF_A_PARTITION.test(line) && !line.includes('xmlns='))
      .map((line) => `${path}: ${line.trim()}`),
  );

  expect(sources.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
