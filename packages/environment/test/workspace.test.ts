import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { checkTogether, defineEnvironment, type EnvironmentInput } from '../src';

const APPS = resolve(__dirname, '../../../apps');

const environments = () =>
  readdirSync(APPS)
    .map((name) => resolve(APPS, name, 'src/environment.ts'))
    .filter((file) => existsSync(file))
    .map(async (file) => ((await import(file)) as { environment: EnvironmentInput }).environment);

describe('the environments of this workspace', () => {
  test('have no names in common', async () => {
    const inputs = await Promise.all(environments());

    const faults = checkTogether(inputs.map(defineEnvironment));

    expect(inputs.map(({ name }) => name)).toContain('dev');
    expect(faults).toEqual([]);
  });
});
