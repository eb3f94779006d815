// Entry point for Nx. The plugin itself is src/index.ts.
import { load } from './load.mjs';

export const name = '@auth0-cognito/nx-cdktf';

export const createNodes = [
  '{apps/*/cdktf.json,*/*/test/**/*.test.ts,tools/test/**/*.test.ts}',
  async (...args) => (await load('src/index.ts', { packages: 'external' })).inferProjects(...args),
];
