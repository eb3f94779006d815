import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { checkoutRoot } from '../../../federation/test/terraform';
import { entryPoints, synthesizedWith, versionOf, type Synthesized } from './synthesized';

/** The only place where a library may put its version into Terraform JSON: a comment, which Terraform does not read. */
const STAMP = '//.metadata.version';
/** The same in the files that the commands read. */
const MANIFEST_STAMP = 'version';

/** Paths at which two JSON texts differ: keys joined by dots. Whitespace and line ends do not count. */
function differences(one: string, other: string): string[] {
  const compare = (a: unknown, b: unknown, path: string): string[] => {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? [] : [path];
    if (Array.isArray(a) !== Array.isArray(b)) return [path];
    const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
      const at = path === '' ? key : `${path}.${key}`;
      return key in left && key in right ? compare(left[key], right[key], at) : [at];
    });
  };
  return compare(JSON.parse(one), JSON.parse(other), '');
}

const APPS = Object.keys(entryPoints());

describe('under cdktn, the fork of cdktf', () => {
  let original: Record<string, Synthesized>;
  let fork: Record<string, Synthesized>;

  beforeAll(async () => {
    [original, fork] = [await synthesizedWith('cdktf'), await synthesizedWith('cdktn')];
  }, 60_000);

  test('every app is compared', () => {
    const folders = readdirSync(join(checkoutRoot(), 'apps'));

    expect(APPS).toEqual([...folders, 'everything']);
    expect(folders).not.toEqual([]);
  });

  test.each(APPS)('%s has the same Terraform JSON, except for the version stamp', (name) => {
    const { stacks } = original[name]!;

    expect(Object.keys(fork[name]!.stacks)).toEqual(Object.keys(stacks));
    expect(Object.keys(stacks)).not.toEqual([]);
    for (const [stack, json] of Object.entries(stacks)) {
      const other = fork[name]!.stacks[stack]!;
      expect(differences(json, other)).toEqual([STAMP]);
      expect(json).toContain(`"version": "${versionOf('cdktf')}"`);
      expect(other).toContain(`"version": "${versionOf('cdktn')}"`);
    }
  });

  test.each(APPS)('%s has the same manifest, except for the version stamp', (name) => {
    expect(differences(original[name]!.manifest, fork[name]!.manifest)).toEqual([MANIFEST_STAMP]);
  });

  test.each([
    ['a value', '"region": "eu-central-1"', '"region": "eu-west-1"', 'terraform.backend.s3.region'],
    ['an additional key', '"required_providers"', '"cloud": {}, "required_providers"', 'terraform.cloud'],
    ['a missing key', '"bucket": "acme-prod-tfstate",', '', 'terraform.backend.s3.bucket'],
    [
      'a list instead of a text',
      '"key": "everything.tfstate"',
      '"key": ["everything.tfstate"]',
      'terraform.backend.s3.key',
    ],
  ])('%s would be found as a difference', (_what, from, to, path) => {
    const json = original.everything!.stacks.everything!;
    const [before = '', terraform = ''] = json.split(/(?=^ {2}"terraform": )/m);

    const found = differences(json, before + terraform.replace(from, to));

    expect(found).toEqual([path]);
  });
});
