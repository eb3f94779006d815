import { isEnvironment } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import type { Tree } from '@nx/devkit';

/** The file of an environment's values. */
export const valuesFile = (name: string) => `apps/${name}/src/environment.ts`;

/** Names of the environments in a tree. */
export function environmentNames(tree: Tree): string[] {
  return tree.children('apps').filter((name) => isEnvironment(`apps/${name}`, (path) => tree.exists(path)));
}

/**
 * The values that a source text exports as `environment`. They must be plain data.
 *
 * @throws FaultError ERR_VALUES_UNREADABLE.
 */
export const evaluate = ({ root }: Tree, file: string, text: string) =>
  readValues({ checkout: root, file, constant: 'environment', text }) as EnvironmentInput;

/** Text of a file in a tree. */
export function textOf(tree: Tree, file: string): string {
  return tree.read(file, 'utf8') ?? '';
}

/** Domains of the Auth0 tenants of an environment's federations. */
export const tenantsOf = ({ federations }: EnvironmentInput): string[] =>
  Object.values(federations).map(({ tenant }) => tenant.domain);
