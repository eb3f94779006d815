import { existsSync } from 'node:fs';
import { basename } from 'node:path';

import { FaultError, throwFaults } from '@auth0-cognito/contract';

import type { EnvironmentInput } from './environment-input';
import type { Extension } from './extension';
import { fault } from './faults';
import { synthesize } from './synthesize';

/**
 * The entry point of an app: synthesizes its environment, or prints its faults and fails.
 *
 * @param extend - adds a team's own resources; its file is `src/extend.ts` of the app
 */
export function main(input: EnvironmentInput, extend?: Extension): void {
  try {
    checkFolder(input);
    synthesize(input, { extend });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // The faults say it all; a stack would show lines of the bundle.
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Commands find an environment by its folder, in which cdktf runs the app, and its stack and state by its name. */
function checkFolder({ name }: EnvironmentInput): void {
  const folder = basename(process.cwd());
  if (existsSync('cdktf.json') && folder !== name) {
    throwFaults(`environment ${name}`, [fault.ERR_ENVIRONMENT_FOLDER({ path: 'name', received: name, folder })]);
  }
}
