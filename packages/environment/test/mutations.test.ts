import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';

import { defineEnvironment } from '../src';

import { ALSO_NAMED } from './also-named';
import { environment, judged, mutant, MUTATIONS, sound } from './mutations';
import { mutationsPage } from './mutations-page';

describe('a single edit of the synthesized configuration', () => {
  test('is the only fault: the rules find nothing without it', () => {
    const found = judged(sound());

    expect(found).toEqual([]);
  });

  test.each(MUTATIONS.map((mutation) => [mutation[0], mutation] as const))('%s is caught', (_, mutation) => {
    const { root, before, after } = mutant(mutation);

    const found = judged(root);

    expect(JSON.stringify(after)).not.toBe(JSON.stringify(before));
    expect(found).toContain(mutation[4]);
  });

  test('there are at least 40', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(40);
    expect(() => defineEnvironment(environment())).not.toThrow(FaultError);
  });

  test('has another finder only if it is an edit of this table', () => {
    const edits = MUTATIONS.map(([what]) => what);

    expect(Object.keys(ALSO_NAMED).filter((what) => !edits.includes(what))).toEqual([]);
    expect(Object.keys(ALSO_NAMED).length).toBeGreaterThanOrEqual(10);
  });

  test('is in the documentation: generating the page again changes nothing', () => {
    const committed = readFileSync(join(__dirname, '../../../docs/mutations.md'), 'utf8');

    const made = mutationsPage();

    // `npm run mutations -w @auth0-cognito/environment` writes it.
    expect(made).toBe(committed);
    expect(made.match(/^\| .+ \| policy \| /gm)).toHaveLength(MUTATIONS.length);
  });
});
