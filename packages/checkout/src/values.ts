import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { FaultError, type Fault } from '@auth0-cognito/contract';
import type { BuildFailure } from 'esbuild';
import { fault } from './faults';

/** A module of values: `environment` of `apps/dev/src/environment.ts`. */
export interface ValuesModule {
  readonly checkout: string;
  /** Relative to the checkout. */
  readonly file: string;
  /** Name of the exported constant. */
  readonly constant: string;
  /**
   * Source text to evaluate instead of the file's.
   *
   * @default - the text of the file
   */
  readonly text?: string;
}

/** Each place that esbuild names; none where it did not get as far as the sources. */
function buildFaults({ errors = [] }: Partial<BuildFailure>, { file, constant }: ValuesModule): Fault[] {
  return errors.map(({ text, location }) => {
    const place = location ? `${location.file}:${location.line}:${location.column + 1}` : file;
    const line = location?.lineText.trim();
    return fault.ERR_VALUES_UNREADABLE({ path: place, why: text, constant, ...(line && { line }) });
  });
}

/** Bundles the module with the sources that it imports, as the app's own run does. Libraries stay outside. */
function bundled(module: ValuesModule): string {
  const { checkout, file, text = readFileSync(join(checkout, file), 'utf8') } = module;
  // Loaded here and not above: few commands evaluate values, and all would wait for it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import() would make every reader of a stage asynchronous
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
 * The values that a TypeScript module exports, as data. What a team's own source does when it is imported, it does here.
 *
 * @throws FaultError ERR_VALUES_UNREADABLE for each place that keeps it from being built, or for what it throws.
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
