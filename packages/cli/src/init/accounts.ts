import { readValues } from '@auth0-cognito/checkout/values';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { ACCOUNTS } from './repository';
import { runApp } from './run-app';

const APP = 'apps/bootstrap';

/** Folder of the golden files of the accounts, one per stack. */
export const ACCOUNT_GOLDENS = `${APP}/test/golden/`;

/** Result of a check of edited accounts. */
export interface CheckedAccounts {
  readonly faults: readonly Fault[];
  /** Terraform JSON by golden file. */
  readonly goldens: ReadonlyMap<string, string>;
}

/** Checks edited accounts with their app, which synthesizes them or prints the errors. */
export async function checkedAccounts(root: string, text: string): Promise<CheckedAccounts> {
  const values = JSON.stringify(readValues({ checkout: root, file: ACCOUNTS, constant: 'bootstrap', text }));
  const run = await runApp(root, APP, `import { main } from '@auth0-cognito/bootstrap';\nmain(${values});\n`);
  if ('faults' in run)
    return { faults: [fault.ERR_INIT_ACCOUNTS({ path: ACCOUNTS, message: run.faults })], goldens: new Map() };
  return {
    faults: [],
    goldens: new Map([...run.stacks].map(([name, json]) => [`${ACCOUNT_GOLDENS}${name}.tf.json`, json])),
  };
}
