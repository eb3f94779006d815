import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EXTENSION = `import type { Extension } from '@auth0-cognito/environment';
import { TerraformOutput } from 'cdktf';

export const extend: Extension = (stack, { federatedUserPool }) => {
  new TerraformOutput(stack, 'api_audience', { value: federatedUserPool.webClient.clientId });
};
`;

/** Adds an extension with one output, `api_audience`, to an app of a copy of this repository, as docs/own-resources.md describes. */
export function writeExtension(app: string, name: string): void {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(app, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const after = (file: string) => `$&import { extend } from '${file}';\n`;
  writeFileSync(join(app, 'src/extend.ts'), EXTENSION);
  edit('src/main.ts', (text) =>
    text
      .replace("from './environment';\n", after('./extend'))
      .replace('main(environment)', 'main(environment, extend)'),
  );
  edit(`test/${name}.test.ts`, (text) =>
    text
      .replace("from '../src/environment';\n", after('../src/extend'))
      .replace('environment);', 'environment, extend);'),
  );
}
