import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const EXAMPLE = resolve(__dirname, '../../../../examples/own-resources/src/extend');

/** Adds the extension of examples/own-resources, a folder of several files, to an app of a copy of this repository, as docs/own-resources.md describes. */
export function writeExtension(app: string, name: string): void {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(app, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const after = (file: string) => `$&import { extend } from '${file}';\n`;
  cpSync(EXAMPLE, join(app, 'src/extend'), { recursive: true });
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
