import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import type { BuildFailure } from 'esbuild';
import { fault } from './faults';

/** A module that exports values, such as `environment` of `apps/dev/src/environment.ts`. */
export interface ValuesModule {
  readonly checkout: string;
  /** Relative to the checkout. */
  readonly file: string;
  /** Name of the exported constant. */
  readonly constant: string;
  /**
   * Source text to evaluate instead of the file.
   *
   * @default - the text of the file
   */
  readonly text?: string;
}

/** A fault for each error location of esbuild; none if it failed before it read the sources. */
function buildFaults({ errors = [] }: Partial<BuildFailure>, { file, constant }: ValuesModule): Fault[] {
  return errors.map(({ text, location }) => {
    const place = location ? `${location.file}:${location.line}:${location.column + 1}` : file;
    const line = location?.lineText.trim();
    return fault.ERR_VALUES_UNREADABLE({ path: place, why: text, constant, ...(line && { line }) });
  });
}

/** Bundles the module with the sources that it imports, as a run of the app does. Libraries are not bundled. */
function bundled(module: ValuesModule): string {
  const { checkout, file, text = readFileSync(join(checkout, file), 'utf8') } = module;
  // Loaded on demand: it is slow, and few commands evaluate values.
  // oxlint-disable-next-line typescript/no-require-imports -- import() would make all callers asynchronous
  const { buildSync } = require('esbuild') as typeof import('esbuild');
  try {
    const { outputFiles } = buildSync({
      stdin: { contents: text, loader: 'ts', sourcefile: basename(file), resolveDir: dirname(join(checkout, file)) },
      absWorkingDir: checkout,
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      packages: 'external',
      logLevel: 'silent',
      logOverride: { 'import-is-undefined': 'error' },
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    const [first, ...others] = buildFaults(error as Partial<BuildFailure>, module);
    if (first === undefined) throw error;
    throw new FaultError(file, [first, ...others]);
  }
}

/**
 * Imports a TypeScript module and returns its exported values as data. Side effects of the module occur.
 *
 * @throws FaultError ERR_VALUES_UNREADABLE for each build error, or for the error that the module throws.
 */
export function readValues(module: ValuesModule): unknown {
  const { checkout, file, constant } = module;
  const code = bundled(module);
  const refuse = (why: string) => new FaultError(file, [fault.ERR_VALUES_UNREADABLE({ path: file, why, constant })]);
  const result = { exports: {} as Record<string, unknown> };
  try {
    const run = compileFunction(code, ['module', 'exports', 'require'], { filename: join(checkout, file) });
    run(result, result.exports, createRequire(join(checkout, file)));
  } catch (error) {
    throw refuse(error instanceof Error ? `${error.name}: ${error.message}` : `${String(error)} was thrown`);
  }
  const values = result.exports[constant];
  if (values === undefined) throw refuse(`a module that exports no ${constant}`);
  return JSON.parse(JSON.stringify(values));
}
