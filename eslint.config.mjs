// Lint of the styles. `.oxlintrc.json` has the rules for scripts.
import css from '@eslint/css';
import { defineConfig, globalIgnores } from 'eslint/config';

export default defineConfig([
  globalIgnores(['.nx/', '.local/', 'examples/*/dist/', '**/*.{js,cjs,mjs}']),
  {
    files: ['**/*.css'],
    plugins: { css },
    language: 'css/css',
    extends: ['css/recommended'],
    // The variables of the page's style are in one file; a test finds the unknown ones.
    rules: { 'css/no-invalid-properties': ['error', { allowUnknownVariables: true }] },
  },
]);
