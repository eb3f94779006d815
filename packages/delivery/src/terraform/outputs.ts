import { readFileSync } from 'node:fs';
import { FaultError, parseOutputs, shown, type EnvironmentOutputs } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { openStack } from './stack';
import { environmentToBeRead, isMissing, terraformBinary, terraformMissing } from './terraform';

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
  const { checkout, folder } = openStack(environment);
  const binary = terraformBinary(checkout);
  const { execa } = await import('execa');
  const { code, exitCode, stdout, stderr, shortMessage } = await execa(binary, ['output', '-json', '-no-color'], {
    cwd: folder,
    env: environmentToBeRead(),
    extendEnv: false,
    reject: false,
  });
  if (isMissing(code)) throw terraformMissing(binary);
  if (exitCode !== 0) throw unreadable(folder, shown(stderr.trim() || shortMessage));
  return parsed(folder, stdout);
}

/**
 * Outputs of an environment: from a file, if one is given, or else from the state.
 *
 * @throws FaultError ERR_OUTPUTS_UNREADABLE, ERR_OUTPUT_INVALID, ERR_TERRAFORM_MISSING, or what `openStack` throws.
 */
export async function readOutputs(environment: string, file?: string): Promise<EnvironmentOutputs> {
  return parseOutputs(file === undefined ? await fromState(environment) : fromFile(file));
}
