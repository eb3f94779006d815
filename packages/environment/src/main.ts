import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { deployedVersions, initialLock, LOCK_FILE } from '@auth0-cognito/checkout';
import { AWS_PROVIDER_SINCE, compareVersions, FaultError, throwFaults } from '@auth0-cognito/contract';

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
    checkProvider(input);
    synthesize(input, { extend });
    placeLock(input);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // The faults say it all; a stack would show lines of the bundle.
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** `cdktf` lets Terraform work in the folder of the stack: there it finds which versions of the providers to use. */
function placeLock({ name }: EnvironmentInput): void {
  const folder = join(process.env.CDKTF_OUTDIR ?? 'cdktf.out', 'stacks', name);
  writeFileSync(join(folder, LOCK_FILE), initialLock(LOCK_FILE));
}

/** The resource of a style is not in every version of the AWS provider that the constraint allows. */
function checkProvider({ name, loginBranding }: EnvironmentInput): void {
  const { 'hashicorp/aws': locked = '' } = deployedVersions(process.env.FEDERATION_LOCK_FILE ?? LOCK_FILE);
  const least = AWS_PROVIDER_SINCE.loginBranding;
  if (loginBranding !== undefined && compareVersions(locked, least) < 0) {
    throwFaults(`environment ${name}`, [fault.ERR_ENVIRONMENT_PROVIDER_OLD({ path: 'loginBranding', locked, least })]);
  }
}

/** Commands find an environment by its folder, in which cdktf runs the app, and its stack and state by its name. */
function checkFolder({ name }: EnvironmentInput): void {
  const folder = basename(process.cwd());
  if (existsSync('cdktf.json') && folder !== name) {
    throwFaults(`environment ${name}`, [fault.ERR_ENVIRONMENT_FOLDER({ path: 'name', received: name, folder })]);
  }
}
