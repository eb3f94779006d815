import css from '@eslint/css';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const SCRIPTS = ['**/*.{ts,mts,mjs,cjs,js}'];

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
      'packages/federation/dist/',
    ],
  },
  {
    files: ['**/*.css'],
    plugins: { css },
    language: 'css/css',
    extends: [css.configs.recommended],
    // The variables of the page's style are in one file; a test finds the unknown ones.
    rules: { 'css/no-invalid-properties': ['error', { allowUnknownVariables: true }] },
  },
  {
    files: SCRIPTS,
    extends: [js.configs.recommended, ...tseslint.configs.strict, ...tseslint.configs.stylistic, prettier],
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
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
    rules: { '@typescript-eslint/max-params': ['error', { max: 4 }] },
  },
  {
    // Both roles of an environment allow the calls in aws-calls.ts, and no other.
    files: ['packages/delivery/src/orphans/own-account.ts', 'packages/delivery/src/orphans/finders/*.ts'],
    ignores: ['**/finders/{aws-calls,bootstrap}.ts'],
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
  { files: ['**/*.{ts,mjs,cjs}'], rules: { 'max-lines': ['error', 300] } },
  { files: ['**/test/**'], rules: { 'max-lines': ['error', 400] } },
  // TypeScript finds them in its own files.
  { files: ['**/*.{mjs,cjs,js}'], rules: { 'no-undef': 'error' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['packages/plan-review/src/html/page/*.js'],
    languageOptions: { sourceType: 'script', globals: globals.browser },
  },
  { files: ['examples/*/src/**/*.ts'], languageOptions: { globals: globals.browser } },
  { files: ['**/test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
