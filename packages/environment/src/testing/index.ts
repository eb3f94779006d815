import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { JsonObject } from '@auth0-cognito/contract';

import { defineEnvironment, judgeConfiguration, synthesize, type EnvironmentInput, type Extension } from '..';

export { documentedCode, exportsOf, extensionOf, type DocumentedCode } from './documented';
export { writeExtension } from './write-extension';

/** Content of `src/main.ts` of an app: environments differ only by their values and their extension. */
const mainOf = (isExtended: boolean) => `import { main } from '@auth0-cognito/environment';

import { environment } from './environment';
${isExtended ? "import { extend } from './extend';\n" : ''}
main(environment${isExtended ? ', extend' : ''});
`;

const APP_COMMAND = 'node ../../tools/run.mjs src/main.ts';

/** Written Terraform JSON of an environment; `folder` is that of its app. */
export function synthesized(environment: EnvironmentInput, extend?: Extension, folder = process.cwd()): string {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    synthesize(environment, { outdir, extend, folder });
    return readFileSync(join(outdir, 'stacks', environment.name, 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The tests of every app. `folder` is that of the app; `extend` is the export of its `src/extend.ts`, if it has one. */
export function describeApp(folder: string, environment: EnvironmentInput, extend?: Extension): void {
  const synthesizedApp = () => synthesized(environment, extend, folder);
  const file = (path: string) => readFileSync(join(folder, path), 'utf8');

  describe(`the app ${environment.name}`, () => {
    test('is in the folder of its name', () => {
      expect(basename(folder)).toBe(environment.name);
    });

    test('has the entry point of every app', () => {
      const config = JSON.parse(file('cdktf.json')) as Record<string, unknown>;

      expect(file('src/main.ts')).toBe(mainOf(extend !== undefined));
      expect(config).toMatchObject({ app: APP_COMMAND, language: 'typescript', sendCrashReports: 'false' });
    });

    test('has values without faults', () => {
      expect(() => defineEnvironment(environment)).not.toThrow();
    });

    test('synthesizes the reviewed configuration', () => {
      const golden = file('test/golden/cdk.tf.json');

      const written = synthesizedApp();

      expect(JSON.parse(written)).toEqual(JSON.parse(golden));
      expect(written).toBe(golden);
    });

    test('synthesizes the same bytes again', () => {
      const [first, second] = [synthesizedApp(), synthesizedApp()];

      expect(second).toBe(first);
    });

    test('is clean under the policy, warnings included', () => {
      const document = JSON.parse(synthesizedApp()) as JsonObject;

      const judgements = judgeConfiguration(document, defineEnvironment(environment));

      expect(judgements).toEqual([]);
    });

    test('writes nothing of the machine it was synthesized on', () => {
      const written = synthesizedApp();

      expect(written).not.toContain(tmpdir());
      expect(written).not.toContain(process.cwd());
    });
  });
}
