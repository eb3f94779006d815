import { relative } from 'node:path';
import { tell } from '../terminal';
import type { Output } from '../terminal';
import type { Stack } from './stack';
import type { Terraform } from './terraform';

/** Id of the lock that Terraform met, from its standard error; undefined where that was not its trouble. */
export function heldLock(errorText: string): string | undefined {
  return /Error acquiring the state lock[\s\S]*?Lock Info:[\s\S]*?\bID:\s+(\S+)/.exec(errorText)?.[1];
}

/** Tells how to give back a lock whose holder was killed, where Terraform met one. It has named the holder itself. */
export function tellHeldLock(output: Output, { folder, environment }: Stack, { errorText, binary }: Terraform): void {
  const id = heldLock(errorText);
  if (id === undefined) return;
  const way = `${binary} -chdir=${relative(process.cwd(), folder) || '.'} force-unlock ${id}`;
  tell(output, `\nthe state of ${environment} is locked; "Who" and "Created" above tell by whom and since when.`);
  tell(output, `wait for them (--lock-timeout 5m). Only if nobody is at it any more, as after a kill:\n  ${way}`);
}
