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
 * @param extend - adds own resources; `src/extend.ts` of the app
 */
export function main(input: EnvironmentInput, extend?: Extension): void {
  try {
    checkFolder(input);
    checkProvider(input);
    synthesize(input, { extend });
    placeLock(input);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // Without the stack trace, which would show lines of the bundle.
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Copies the lock file to the folder of the stack, where `cdktf` runs Terraform. */
function placeLock({ name }: EnvironmentInput): void {
  const folder = join(process.env.CDKTF_OUTDIR ?? 'cdktf.out', 'stacks', name);
  writeFileSync(join(folder, LOCK_FILE), initialLock(LOCK_FILE));
}

/** Refuses a style if the version of the AWS provider does not have its resource. */
function checkProvider({ name, loginBranding }: EnvironmentInput): void {
  const { 'hashicorp/aws': locked = '' } = deployedVersions(process.env.FEDERATION_LOCK_FILE ?? LOCK_FILE);
  const least = AWS_PROVIDER_SINCE.loginBranding;
  if (loginBranding !== undefined && compareVersions(locked, least) < 0) {
    throwFaults(`environment ${name}`, [fault.ERR_ENVIRONMENT_PROVIDER_OLD({ path: 'loginBranding', locked, least })]);
  }
}

/** Checks that the folder has the name of the environment: commands find the app by its folder, and stack and state by the name. */
function checkFolder({ name }: EnvironmentInput): void {
  const folder = basename(process.cwd());
  if (existsSync('cdktf.json') && folder !== name) {
    throwFaults(`environment ${name}`, [fault.ERR_ENVIRONMENT_FOLDER({ path: 'name', received: name, folder })]);
  }
}
