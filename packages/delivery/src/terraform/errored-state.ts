import { FaultError } from '@auth0-cognito/contract';
import { chmodSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fault } from '../faults';
import type { Stack } from './stack';

/**
 * The state that Terraform could not write to its bucket, as when credentials expire in an apply; undefined where there is none. It holds
 * secrets in clear: only its owner may read it, also where it was not written by a command of ours.
 *
 * @see https://github.com/hashicorp/terraform/blob/main/internal/backend/local/backend_apply.go (backupStateForError)
 */
function erroredState({ folder }: Stack): string | undefined {
  const file = join(folder, 'errored.tfstate');
  if (!existsSync(file)) return undefined;
  chmodSync(file, 0o600);
  return file;
}

/** The fault of a state that has to be written to its bucket before anything else is done; undefined where there is none. */
export function stateNotPushed(stack: Stack, binary: string): Error | undefined {
  const file = erroredState(stack);
  if (file === undefined) return undefined;
  const path = relative(process.cwd(), stack.folder) || '.';
  const run = `${binary} -chdir='${path}'`;
  return new FaultError(`state of ${stack.environment}`, [
    fault.ERR_STATE_NOT_PUSHED({
      path: file,
      push: `${run} init -input=false -reconfigure && ${run} state push errored.tfstate && rm '${join(path, 'errored.tfstate')}'`,
    }),
  ]);
}
