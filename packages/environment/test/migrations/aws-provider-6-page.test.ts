import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkoutRoot } from '../../../federation/test/terraform';
import { committed, schemaOf } from './aws-schemas';
import { OLDEST } from './sources';

const page = readFileSync(join(checkoutRoot(), 'docs/aws-provider-6.md'), 'utf8');
const document = committed();
const oldest = schemaOf(document, OLDEST);

/** Names in backticks. */
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/**
 * `type argument` of each argument or block that a later version has and the oldest does not; settings in a block
 * belong to the block.
 */
function added(): string[] {
  const found = document.versions.flatMap((version) =>
    Object.entries(schemaOf(document, version)).flatMap(([type, facts]) =>
      Object.entries(facts)
        .filter(([path, fact]) => !(path in (oldest[type] ?? {})) && !fact.startsWith('computed') && path !== 'region')
        // CDKTF has a separate block for each alias, which is not an argument of the provider.
        .filter(([path]) => path !== 'alias')
        .map(([path]) => `${type} ${path}`),
    ),
  );
  return [...new Set(found)].filter((each) => !found.some((block) => each.startsWith(`${block}.`))).sort();
}

test('the page of version 6 lists every argument that 5.100 does not have, and no other', () => {
  const rows = [...page.matchAll(/^\| (`\S+`) +\| ([^|]+)\|/gm)];

  const listed = rows.flatMap(([, type = '', names = '']) => named(names).map((name) => `${named(type)[0]} ${name}`));

  expect(listed.sort()).toEqual(added());
});

test('the page of version 6 lists every type without the new region argument', () => {
  const [, sentence = ''] = /adds `region` to every type but these: ([^:]*?)\. The calls/s.exec(page) ?? [];
  const newest = schemaOf(document, document.versions.at(-1) ?? '');

  const canBeSet = (fact: string | undefined) => fact !== undefined && !fact.startsWith('computed');
  const without = Object.keys(newest).filter(
    (type) => !canBeSet(newest[type]?.region) || canBeSet(oldest[type]?.region),
  );

  expect(named(sentence).sort()).toEqual(without.sort());
});
