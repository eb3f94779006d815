import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { initialize, openSession, openStack, stateAddresses, TerraformFailure } from '@auth0-cognito/delivery';
import { fault } from '../faults';

/** Reads the addresses of all resources in an environment's state. */
export type ReadState = (root: string, name: string) => Promise<readonly string[]>;

/**
 * Reads the state with Terraform, from the backend in the synthesized JSON, since an extension may use another backend. It changes nothing
 * and does not lock the state.
 *
 * @throws FaultError ERR_GENERATOR_STATE_UNREADABLE; ERR_STATE_NOT_PUSHED.
 */
export const readState: ReadState = async (root, name) => {
  const readFault = (reason: string) =>
    new FaultError(`environment ${name}`, [
      fault.ERR_GENERATOR_STATE_UNREADABLE({ path: `state of ${name}`, name, message: reason }),
    ]);
  const app = { cwd: join(root, 'apps', name), encoding: 'utf8' } as const;
  const synthesized = spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'src/main.ts'], app);
  if (synthesized.status !== 0) throw readFault(synthesized.stderr.trim());
  const output = { result: process.stdout, progress: process.stderr };
  const session = openSession(openStack(name), output, new AbortController().signal);
  try {
    await initialize(session);
    return await stateAddresses(session);
  } catch (error) {
    if (error instanceof TerraformFailure) throw readFault(session.terraform.errorText.trim());
    throw error;
  }
};
