import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { environmentJsonSchema } from '../src';

describe('environmentJsonSchema', () => {
  test('is the committed one', () => {
    const committed = JSON.parse(
      readFileSync(resolve(__dirname, '../schema/environment.schema.json'), 'utf8'),
    ) as object;

    const generated = environmentJsonSchema();

    expect(JSON.stringify(generated)).toBe(JSON.stringify(committed));
  });

  test('describes every value', () => {
    const { properties } = environmentJsonSchema() as { properties: Record<string, { description?: string }> };

    const silent = Object.keys(properties).filter((name) => !properties[name]?.description);

    expect(silent).toEqual([]);
  });
});
