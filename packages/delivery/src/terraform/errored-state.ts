import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FaultError, shellWord } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { terraformCommand } from './command-line';
import type { Stack } from './stack';

/**
 * The state that Terraform could not write to its bucket, as when credentials expire in an apply; undefined if there is none.
 * It contains secrets in plain text, so it is made readable by its owner only, even if another program wrote it.
 *
 * @see https://github.com/hashicorp/terraform/blob/main/internal/backend/local/backend_apply.go (backupStateForError)
 */
export function erroredState({ folder }: Stack): string | undefined {
  const file = join(folder, 'errored.tfstate');
  if (!existsSync(file)) return undefined;
  chmodSync(file, 0o600);
  return file;
}

/** A resource instance in a state file (format version 4). */
interface StateResource {
  readonly module?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes?: { readonly id?: unknown } }[];
}

/** Addresses and ids of the resources in a state file, which are lost with it. Ids of these providers are not secret. */
function addressesIn(file: string): readonly string[] {
  const { resources = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly resources?: readonly StateResource[];
  };
  return resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ module, type, name, instances }) =>
      instances.map(({ attributes }) => {
        const id = attributes?.id;
        return `${[module, type, name].filter(Boolean).join('.')}${typeof id === 'string' ? ` (${id})` : ''}`;
      }),
    );
}

/** The fault of a state that has to be written to its bucket before anything else is done; undefined if there is none. */
export function stateNotPushed(stack: Stack, binary: string): Error | undefined {
  const file = erroredState(stack);
  if (file === undefined) return undefined;
  const run = (...args: readonly string[]) => terraformCommand(binary, stack.folder, args);
  return new FaultError(`state of ${stack.environment}`, [
    fault.ERR_STATE_NOT_PUSHED({
      path: file,
      holds: addressesIn(file),
      push: [
        run('init', '-input=false', '-reconfigure'),
        run('state', 'push', 'errored.tfstate'),
        `rm ${shellWord(relative(process.cwd(), file))}`,
      ].join(' && '),
    }),
  ]);
}
