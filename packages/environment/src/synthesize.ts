import type { JsonObject } from '@auth0-cognito/contract';
import { omitTokenStacks } from '@auth0-cognito/federation';
import { App } from 'cdktf';

import { defineEnvironment } from './define-environment';
import { EnvironmentStack } from './environment-stack';
import type { EnvironmentInput } from './environment-input';
import type { Extension } from './extension';

/** Options of {@link synthesize}. */
export interface SynthesizeOptions {
  /**
   * Output folder.
   *
   * @default - CDKTF_OUTDIR, which the cdktf command sets, else cdktf.out in the working folder
   */
  readonly outdir?: string;
  /**
   * Adds resources to the stack.
   *
   * @default - none
   */
  readonly extend?: Extension;
  /**
   * Folder of the app, for files of the extension.
   *
   * @default - the working folder, in which cdktf runs an app
   */
  readonly folder?: string;
}

/**
 * Checks the values of an environment, builds its stack, and writes `stacks/{name}/cdk.tf.json`: the same bytes for the same
 * values and the same extension. Writes nothing if the policy refuses it.
 */
export function synthesize(
  input: EnvironmentInput,
  { outdir, extend, folder = process.cwd() }: SynthesizeOptions = {},
): void {
  const environment = defineEnvironment(input);
  omitTokenStacks();
  // Stack traces would add paths of this machine to the output, and take 40 % of the time of a large synthesis.
  const app = new App({ ...(outdir !== undefined && { outdir }), stackTraces: false });
  new EnvironmentStack(app, environment, folder, extend);
  app.synth();
}

/**
 * Terraform JSON of an environment's values only: nothing is written, no extension runs, and the policy is not checked.
 *
 * @throws FaultError with all faults of the values.
 */
export function configurationOf(input: EnvironmentInput): JsonObject {
  const environment = defineEnvironment(input);
  omitTokenStacks();
  const stack = new EnvironmentStack(new App({ stackTraces: false }), environment);
  return JSON.parse(JSON.stringify(stack.toTerraform())) as JsonObject;
}
