// Writes docs/values.md from the types of an environment and their TSDoc.
//
//   npm run values -w @auth0-cognito/environment
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as ts from 'typescript';

import { valuesPage } from './values-page';

const { config } = ts.readConfigFile('../../tsconfig.base.json', (file) => ts.sys.readFile(file)) as {
  config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '../..');
const program = ts.createProgram([resolve('src/environment-input.ts')], { ...options, noEmit: true, types: [] });
writeFileSync('../../docs/values.md', valuesPage(program));
