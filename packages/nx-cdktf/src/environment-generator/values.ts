import { isEnvironment } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import type { Tree } from '@nx/devkit';

/** The file of an environment's values. */
export const valuesFile = (name: string) => `apps/${name}/src/environment.ts`;

/** Names of the environments that a tree holds. */
export function environmentNames(tree: Tree): string[] {
  return tree.children('apps').filter((name) => isEnvironment(`apps/${name}`, (path) => tree.exists(path)));
}

/**
 * The values that a source text exports as `environment`, which are data only.
 *
 * @throws FaultError ERR_VALUES_UNREADABLE.
 */
export const evaluate = ({ root }: Tree, file: string, text: string) =>
  readValues({ checkout: root, file, constant: 'environment', text }) as EnvironmentInput;

/** Source text of a file that a tree holds. */
export function textOf(tree: Tree, file: string): string {
  return tree.read(file, 'utf8') ?? '';
}

/** Domains of an environment's tenants, its own and what they are also called. */
export const tenantsOf = ({ federations }: EnvironmentInput): string[] =>
  Object.values(federations).map(({ tenant }) => tenant.domain);
