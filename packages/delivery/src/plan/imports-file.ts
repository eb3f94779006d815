import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../terraform/stack';

/** An object that a plan imports instead of creating it. */
export interface Import {
  /** Address of the resource. */
  readonly address: string;
  /** Id of the object as `terraform import` takes it. */
  readonly id: string;
}

/** Terraform reads every file of the folder; this one exists only while a plan with imports is made. */
const importsFile = ({ folder }: Stack) => join(folder, 'imported.tf.json');

/** Removes the import blocks of a plan. */
export const removeImports = (stack: Stack) => rmSync(importsFile(stack), { force: true });

/** Puts import blocks where Terraform reads them; without any, removes what a killed run may have left. */
export function carryImports(stack: Stack, imports: readonly Import[]): void {
  removeImports(stack);
  if (imports.length === 0) return;
  const blocks = imports.map(({ address, id }) => ({ to: address, id }));
  writeFileSync(importsFile(stack), JSON.stringify({ import: blocks }, null, 2));
}
