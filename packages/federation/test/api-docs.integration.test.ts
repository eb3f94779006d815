import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import * as ts from 'typescript';

const packageFolder = resolve(__dirname, '..');
/** The compiler reads the package and its libraries. */
const TIMEOUT = 240_000;

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

/**
 * The compiler errors of some examples, as modules of this package: compiled together, because reading the libraries
 * takes most of the time.
 */
function diagnosticsOf(examples: readonly Example[]): Record<string, string[]> {
  const { config } = ts.readConfigFile(join(packageFolder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageFolder);
  const files = new Map(examples.map(({ code }, index) => [join(packageFolder, `example-${index}.ts`), code]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const code = files.get(path);
    return code === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, code, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const diagnostics = [...files.keys()].map((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) =>
      ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    );
  });
  return Object.fromEntries(examples.map(({ name }, index) => [name, diagnostics[index] ?? []]));
}

describe('the examples of the API documentation', () => {
  const examples = readdirSync(join(packageFolder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => examplesOf(join(packageFolder, 'src', name)));

  test('exist for each construct of the entry point', () => {
    const files = examples.map(({ name }) => name.split(':')[0]);

    expect(files).toEqual(
      expect.arrayContaining(['src/federated-user-pool.ts', 'src/app-client/app-client.ts', 'src/auth0-federation.ts']),
    );
  });

  test(
    'compile; an invalid example is found',
    () => {
      const code = "import { UserPool } from '@auth0-cognito/federation';\nexport const pool = new UserPool('wrong');";

      const { wrong, ...diagnostics } = diagnosticsOf([...examples, { name: 'wrong', code }]);

      expect(wrong).not.toEqual([]);
      expect(diagnostics).toEqual(Object.fromEntries(examples.map(({ name }) => [name, []])));
    },
    TIMEOUT,
  );
});
