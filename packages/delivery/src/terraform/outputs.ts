import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  // The report of a rehearsal contains them together with other values.
  return typeof document === 'object' && document !== null && 'digest' in document && 'outputs' in document
    ? document.outputs
    : document;
}

/** Reads the outputs with Terraform, which needs credentials for the state bucket. */
async function fromState(environment: string): Promise<unknown> {
  const checkout = findCheckout();
  const stack = join(appFolder(checkout, environment), 'cdktf.out/stacks', environment);
  const { execa } = await import('execa');
  const { exitCode, stdout, stderr, shortMessage } = await execa(
    terraformBinary(checkout),
    ['output', '-json', '-no-color'],
    { cwd: stack, env: environmentToBeRead(), extendEnv: false, reject: false },
  );
  if (exitCode !== 0) throw unreadable(stack, shown(stderr.trim() || shortMessage));
  return parsed(stack, stdout);
}

/**
 * Outputs of an environment: from a file, if one is given, or else from the state.
 *
 * @throws FaultError ERR_OUTPUTS_UNREADABLE, ERR_OUTPUT_INVALID, or what finding the environment throws.
 */
export async function readOutputs(environment: string, file?: string): Promise<EnvironmentOutputs> {
  return parseOutputs(file === undefined ? await fromState(environment) : fromFile(file));
}
