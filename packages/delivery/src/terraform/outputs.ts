import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FaultError, parseOutputs, shown, type EnvironmentOutputs } from '@auth0-cognito/contract';
import { appFolder, findCheckout } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import { environmentToBeRead, terraformBinary } from './terraform';

const unreadable = (path: string, why: string) =>
  new FaultError('outputs', [fault.ERR_OUTPUTS_UNREADABLE({ path, why })]);

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(path, 'text that is not JSON');
  }
}

function fromFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
  const document = parsed(file, text);
  // A rehearsal's report holds them beside other things.
  return typeof document === 'object' && document !== null && 'digest' in document && 'outputs' in document
    ? document.outputs
    : document;
}

/** Asks Terraform, which reads the state: this needs the credentials of the state bucket. */
async function fromState(environment: string): Promise<unknown> {
  const checkout = findCheckout();
  const stack = join(appFolder(checkout, environment), 'cdktf.out/stacks', environment);
  try {
    const options = { cwd: stack, env: environmentToBeRead() };
    const { stdout } = await promisify(execFile)(terraformBinary(checkout), ['output', '-json', '-no-color'], options);
    return parsed(stack, stdout);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const { stderr = '' } = error as { stderr?: string };
    const why = shown(stderr.trim() || (error instanceof Error ? error.message : String(error)));
    throw unreadable(stack, why);
  }
}

/**
 * Outputs of an environment: from a file where one is named, else from its state.
 *
 * @throws FaultError ERR_OUTPUTS_UNREADABLE, ERR_OUTPUT_INVALID, or what finding the environment throws.
 */
export async function readOutputs(environment: string, file?: string): Promise<EnvironmentOutputs> {
  return parseOutputs(file === undefined ? await fromState(environment) : fromFile(file));
}
