import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isNightly } from './packages/checkout/test/support/nightly.mjs';
import { makeBindings } from './packages/provider-auth0/bindings.mjs';

// After a change of branch or an edit of the schema, tests would run with the bindings of before.
makeBindings((text) => console.error(text));

// Libraries published as ES modules only; jest runs CommonJS, so swc turns them into it.
const ES_MODULES = [
  '@inquirer',
  '@noble',
  '@octokit',
  '@sec-ant/readable-stream',
  '@sindresorhus',
  'agent-base',
  'before-after-hook',
  'content-type',
  'eta',
  'execa',
  'fast-(wrap-ansi|string-width|string-truncated-width)',
  'figures',
  'get-stream',
  'https-proxy-agent',
  'human-signals',
  'is-plain-obj',
  'is-stream',
  'is-unicode-supported',
  'jose',
  'json-with-bigint',
  'nanoid',
  'npm-run-path',
  'oauth4webapi',
  'oidc-provider',
  'openid-client',
  'parse-ms',
  'path-key',
  'pretty-ms',
  'proxy-agent-negotiate',
  'quick-lru',
  'strip-final-newline',
  'unicorn-magic',
  'universal-user-agent',
  'yoctocolors',
  'aws-jwt-verify',
];

const swc = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs', ignoreDynamic: false },
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
  testEnvironment: fileURLToPath(new URL('tools/jest-environment.cjs', import.meta.url)),
  runtime: fileURLToPath(new URL('tools/jest-runtime.cjs', import.meta.url)),
  setupFiles: [fileURLToPath(new URL('tools/quiet-runtimes.cjs', import.meta.url))],
  cacheDirectory,
  transform: {
    // Libraries are not debugged.
    '/node_modules/.*\\.[cm]?js$': ['@swc/jest', { ...swc, sourceMaps: false }],
    '\\.[cm]?[jt]s$': ['@swc/jest', { ...swc, sourceMaps: 'inline' }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  extensionsToTreatAsEsm: [],
  // Of execa: it exports its modules for `import` only, and jest loads it with `require`.
  moduleNameMapper: {
    '^unicorn-magic$': fileURLToPath(new URL('node_modules/unicorn-magic/node.js', import.meta.url)),
  },
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
