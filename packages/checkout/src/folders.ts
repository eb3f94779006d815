import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FaultError, throwFaults, type Fault } from '@auth0-cognito/contract';
import { environmentNames } from './environment-names.mjs';
import { fault } from './faults';

/**
 * The root of the checkout that contains `from`.
 *
 * @throws FaultError ERR_NOT_A_CHECKOUT outside of one.
 */
export function findCheckout(from = process.cwd()): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json')) && existsSync(join(folder, 'apps'))) return folder;
    if (dirname(folder) === folder) {
      throw new FaultError('checkout', [fault.ERR_NOT_A_CHECKOUT({ path: from })]);
    }
  }
}

/** A fault for each name that is not an environment of the checkout. */
export function appFaults(checkout: string, environments: readonly string[]): readonly Fault[] {
  const known = environmentNames(checkout);
  return environments
    .filter((environment) => !known.includes(environment))
    .map((environment) => fault.ERR_ENVIRONMENT_UNKNOWN({ received: environment, known }));
}

/**
 * The app folder of an environment.
 *
 * @throws FaultError ERR_ENVIRONMENT_UNKNOWN, which lists those that exist.
 */
export function appFolder(checkout: string, environment: string): string {
  throwFaults('environment', appFaults(checkout, [environment]));
  return join(checkout, 'apps', environment);
}
