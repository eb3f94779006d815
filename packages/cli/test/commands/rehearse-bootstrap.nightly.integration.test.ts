import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import { run } from '../../src/main';

jest.setTimeout(1_200_000);

const root = findCheckout(__dirname);
const localState = () => {
  const folder = join(root, '.local/bootstrap');
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('bootstrap is rehearsed in an empty account, and the environment is deployed with the created roles and applications', async () => {
  const before = localState();
  let printed = '';
  const write = (text: string | Uint8Array) => Boolean((printed += String(text)));
  const stream = { write } as unknown as NodeJS.WriteStream;

  const exitCode = await run(['rehearse', 'dev', '--bootstrap'], { progress: stream, result: stream });

  expect(`${exitCode} ${printed}`).toMatch(/^0 /);
  expect([...printed.matchAll(/✓ (.+?) {2,}/g)].map(([, step]) => step)).toEqual([
    'synthesize',
    'start the stand-ins',
    'bootstrap',
    'bootstrap again',
    'plan, as CI plans',
    'review',
    'apply, as CI deploys',
    'plan again: no changes',
  ]);
  expect(localState()).toEqual(before);
});
