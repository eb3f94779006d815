import js from '@eslint/js';
import devkit from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The boundary rule reads Nx's cached project graph and skips itself where there is none, as in a fresh clone.
process.env.NX_DAEMON = 'false';
await devkit.createProjectGraphAsync();

/** docs/architecture.md "The house": a project imports only from its own floor's allowance and the floors below. */
const floors = [
  { sourceTag: 'floor:basement', onlyDependOnLibsWithTags: ['floor:basement'] },
  { sourceTag: 'floor:ground', onlyDependOnLibsWithTags: ['floor:basement'] },
  { sourceTag: 'floor:middle', onlyDependOnLibsWithTags: ['floor:ground', 'floor:basement'] },
  { sourceTag: 'floor:top', onlyDependOnLibsWithTags: ['floor:middle', 'floor:ground', 'floor:basement'] },
  { sourceTag: 'floor:app', onlyDependOnLibsWithTags: ['floor:middle', 'floor:ground', 'floor:basement'] },
  { sourceTag: 'deployed', notDependOnLibsWithTags: ['rehearses'] },
];

const wholeProviderImports = {
  paths: ['@cdktf/provider-aws', '@cdktf/provider-auth0'].map((name) => ({
    name,
    message: `the package root takes seconds to load: import one resource, '${name}/lib/<resource>'`,
  })),
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '.nx/',
      '.local/',
      '**/cdktf.out/',
      'packages/provider-auth0/lib/',
      'docs/api/',
      'examples/*/dist/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  prettier,
  {
    languageOptions: {
      globals: globals.node,
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': ['error', wholeProviderImports],
    },
  },
  {
    files: ['packages/*/{src,test,bench}/**/*.ts', 'apps/*/{src,test}/**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        // Definitions of faults are texts: `./federation why` prints those of every floor.
        { enforceBuildableLibDependency: false, depConstraints: floors, allow: ['^@auth0-cognito/[^/]+/faults$'] },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
    rules: { '@typescript-eslint/max-params': ['error', { max: 4 }] },
  },
  {
    // Both roles of an environment allow the calls in aws-calls.ts, and no other.
    files: ['packages/cli/src/first-apply/{aws-finders,own-account}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...wholeProviderImports,
          patterns: [
            {
              group: ['@aws-sdk/*'],
              importNamePattern: '^paginate|Command$',
              message: 'call it by AWS_CALLS, where its IAM action is listed',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['examples/*/src/**/*.ts'], languageOptions: { globals: globals.browser } },
  {
    // Tests may stand any part up, whatever its floor.
    files: ['**/test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
);
