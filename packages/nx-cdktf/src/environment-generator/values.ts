import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { FaultError } from '@auth0-cognito/contract';
import type { Tree } from '@nx/devkit';
import * as errors from './errors';

/** The file of an environment's values. */
export const valuesFile = (name: string) => `apps/${name}/src/environment.ts`;

/** Names of the environments that a tree holds. */
export function environmentNames(tree: Tree): string[] {
  return tree
    .children('apps')
    .filter((name) => tree.exists(`apps/${name}/cdktf.json`) && tree.exists(valuesFile(name)));
}

/**
 * The values that a source text exports as `environment`, which are data only.
 *
 * @throws FaultError ERR_GENERATOR_VALUES_UNREADABLE.
 */
export function evaluate(tree: Tree, file: string, text: string): EnvironmentInput {
  const require = createRequire(join(tree.root, file));
  try {
    // From the workspace, not from here: a bundle can't hold esbuild, which starts a program of its own.
    const { buildSync } = require('esbuild') as typeof import('esbuild');
    const { outputFiles } = buildSync({
      stdin: { contents: text, loader: 'ts', resolveDir: join(tree.root, file, '..') },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'silent',
    });
    const module = { exports: {} as { environment?: EnvironmentInput } };
    const run = compileFunction(outputFiles[0]?.text ?? '', ['module', 'exports', 'require']);
    run(module, module.exports, require);
    if (module.exports.environment === undefined) throw new Error('exports no environment');
    return JSON.parse(JSON.stringify(module.exports.environment)) as EnvironmentInput;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FaultError('environment', [errors.valuesUnreadable(file, why)]);
  }
}

/** Source text of a file that a tree holds. */
export function textOf(tree: Tree, file: string): string {
  return tree.read(file, 'utf8') ?? '';
}

/** Domains of an environment's tenants, its own and what they are also called. */
export const tenantsOf = ({ federations }: EnvironmentInput): string[] =>
  Object.values(federations).map(({ tenant }) => tenant.domain);
