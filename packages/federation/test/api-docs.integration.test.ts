import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

import * as ts from 'typescript';

const packageFolder = resolve(__dirname, '..');
const committed = resolve(packageFolder, '../../docs/api');
/** TypeDoc compiles the package. */
const TIMEOUT = 240_000;

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort();

interface Example {
  /** File and line of the docstring. */
  readonly name: string;
  readonly code: string;
}

/** The examples in the docstrings of a source file. */
function examplesOf(file: string): Example[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) =>
    ts
      .getJSDocTags(statement)
      .filter((tag) => tag.tagName.text === 'example')
      .map((tag) => ({
        name: `${relative(packageFolder, file)}:${source.getLineAndCharacterOfPosition(tag.pos).line + 1}`,
        code: ts.getTextOfJSDocComment(tag.comment) ?? '',
      })),
  );
}

/** What the compiler says about an example, as a module of this package. */
function diagnosticsOf({ code }: Example): string[] {
  const { config } = ts.readConfigFile(join(packageFolder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageFolder);
  const file = join(packageFolder, 'example.ts');
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? code : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, code, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) =>
    ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
  );
}

describe('API documentation', () => {
  const examples = filesIn(join(packageFolder, 'src'), '.ts').flatMap((name) =>
    examplesOf(join(packageFolder, 'src', name)),
  );

  test('has an example for each construct that people begin with', () => {
    const files = examples.map(({ name }) => name.split(':')[0]);

    expect(files).toEqual(
      expect.arrayContaining(['src/federated-user-pool.ts', 'src/app-client/app-client.ts', 'src/auth0-federation.ts']),
    );
  });

  test.each(examples)(
    'the example at $name compiles',
    (example) => {
      expect(diagnosticsOf(example)).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'an example that does not compile is found',
    () => {
      const code = "import { UserPool } from '@auth0-cognito/federation';\nexport const pool = new UserPool('wrong');";

      expect(diagnosticsOf({ name: 'wrong', code })).not.toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'is what the docstrings give: `npm run docs -w @auth0-cognito/federation` changes nothing',
    () => {
      const out = mkdtempSync(join(tmpdir(), 'api-docs-'));

      execFileSync(process.execPath, [join(packageFolder, 'api-docs.mjs'), '--out', out], { stdio: 'pipe' });

      const content = (folder: string) =>
        Object.fromEntries(filesIn(folder, '.md').map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
      const [made, kept] = [content(out), content(committed)];
      rmSync(out, { recursive: true });
      expect(Object.keys(made)).toEqual(Object.keys(kept));
      expect(Object.keys(made).filter((name) => made[name] !== kept[name])).toEqual([]);
    },
    TIMEOUT,
  );
});
