import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const TABLE = 'packages/contract/src/facts/partitions.ts';
/** Texts for readers, and values of examples. */
const TEXTS = /(^|\/)faults(\/|\.ts$)|\/testing\.ts$|\/permissions\/missing-permissions\.ts$/;
const OF_A_PARTITION = /amazonaws\.com|amazoncognito\.com|arn:aws/;

const withoutComments = (source: string) => source.replace(/\/\*[^]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');

const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);

test('hosts, principals and ARNs of a partition are in one table', () => {
  const sources = readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}/src`)
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.ts') && path !== TABLE && !TEXTS.test(path));
  const found = sources.flatMap((path) =>
    withoutComments(readFileSync(join(root, path), 'utf8'))
      .split('\n')
      .filter((line) => OF_A_PARTITION.test(line) && !line.includes('xmlns='))
      .map((line) => `${path}: ${line.trim()}`),
  );

  expect(sources.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
