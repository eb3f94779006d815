import { terraformCommand } from './command-line';
import type { Session } from './session';

/** Id of the lock that made Terraform fail, from its standard error; undefined for another error. */
export function lockIdInError(errorText: string): string | undefined {
  return /Error acquiring the state lock[\s\S]*?Lock Info:[\s\S]*?\bID:\s+(\S+)/.exec(errorText)?.[1];
}

/** The command that releases the lock that made Terraform fail, as after its holder was killed; undefined for another error. */
export function unlockCommand({ stack, terraform }: Session): string | undefined {
  const id = lockIdInError(terraform.errorText);
  return id === undefined ? undefined : terraformCommand(terraform.binary, stack.folder, ['force-unlock', id]);
}
