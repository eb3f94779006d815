import { terraformCommand } from './command-line';
import type { Session } from './session';

/** Id of the lock that Terraform met, from its standard error; undefined where that was not its trouble. */
export function heldLock(errorText: string): string | undefined {
  return /Error acquiring the state lock[\s\S]*?Lock Info:[\s\S]*?\bID:\s+(\S+)/.exec(errorText)?.[1];
}

/** The command that gives back the lock that Terraform met, as after its holder was killed; undefined where it met none. */
export function unlockCommand({ stack, terraform }: Session): string | undefined {
  const id = heldLock(terraform.errorText);
  return id === undefined ? undefined : terraformCommand(terraform.binary, stack.folder, ['force-unlock', id]);
}
