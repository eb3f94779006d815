import { FaultError } from '@auth0-cognito/contract';
import { omitTokenStacks } from '@auth0-cognito/federation';
import { App } from 'cdktf';

import { AccountStack } from './account-stack';
import { Auth0Stack } from './auth0-stack';
import { defineBootstrap } from './define-bootstrap';

/**
 * Checks the accounts, then writes `stacks/account-{id}/cdk.tf.json` for each account and `stacks/auth0-{environment}/cdk.tf.json` for each
 * environment. The same values always result in the same bytes.
 *
 * @param outdir - output folder; by default CDKTF_OUTDIR, else cdktf.out in the working folder
 */
export function synthesize(input: unknown, outdir?: string): void {
  const bootstrap = defineBootstrap(input);
  omitTokenStacks();
  const app = new App({ ...(outdir !== undefined && { outdir }), stackTraces: false });
  for (const account of bootstrap.accounts) {
    new AccountStack(app, bootstrap, account);
    for (const environment of Object.keys(account.environments)) new Auth0Stack(app, bootstrap, account, environment);
  }
  app.synth();
}

/** The entry point of the app: synthesizes, or prints the faults and fails. */
export function main(input: unknown): void {
  try {
    synthesize(input);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // Without the stack trace: its lines are of the bundle.
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
