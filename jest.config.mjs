import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isNightly } from './packages/checkout/test/support/nightly.mjs';
import { makeBindings } from './packages/provider-auth0/bindings.mjs';

// After a change of branch or an edit of the schema, tests would run with the bindings of before.
makeBindings((text) => console.error(text));

const swc = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs', ignoreDynamic: false },
  sourceMaps: 'inline',
};

/** Nx's name of the project in a folder: the manifest's, else the folder's. */
const nameOf = (folder) => {
  const manifest = new URL(`${folder}/package.json`, import.meta.url);
  return (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).nx?.name) || folder.split('/').at(-1);
};

// In the checkout: it lasts, where a system's folder for temporary files does not.
const cacheDirectory = fileURLToPath(new URL('.local/cache/jest', import.meta.url));

/** Those of a pull request take minutes; `*.nightly.*` runs with `npm run test:all` only. */
const testPathIgnorePatterns = ['/node_modules/', ...(isNightly ? [] : ['\\.nightly\\.'])];

/** One jest project for each folder with a `test` folder, named as the Nx project is. */
const project = (folder) => ({
  displayName: nameOf(folder),
  rootDir: `<rootDir>/${folder}`,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns,
  // A build of a package has a copy of its manifest.
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testEnvironment: fileURLToPath(new URL('tools/jest-environment.cjs', import.meta.url)),
  runtime: fileURLToPath(new URL('tools/jest-runtime.cjs', import.meta.url)),
  setupFiles: [fileURLToPath(new URL('tools/quiet-runtimes.cjs', import.meta.url))],
  cacheDirectory,
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest', swc] },
});

const folders = ['packages', 'apps', 'examples']
  .filter((top) => existsSync(new URL(top, import.meta.url)))
  .flatMap((top) => readdirSync(new URL(top, import.meta.url)).map((name) => `${top}/${name}`))
  .concat('tools')
  .filter((folder) => existsSync(new URL(`${folder}/test`, import.meta.url)));

export default {
  cacheDirectory,
  projects: folders.map(project),
  globalSetup: '<rootDir>/tools/temporary-files.mjs',
  testSequencer: '<rootDir>/tools/jest-sequencer.cjs',
  testTimeout: 30_000,
  // Integration tests wait for Terraform half of their time: one worker a core, where jest would leave one core free.
  maxWorkers: '100%',
};
