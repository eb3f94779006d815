import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { Stack } from '../terraform/stack';

/** An object that a plan imports instead of creating it. */
export interface Import {
  /** Address of the resource. */
  readonly address: string;
  /** Id of the object for `terraform import`. */
  readonly id: string;
}

/** Terraform reads all files of the folder. This one exists only during a plan with imports. */
const importsFile = ({ folder }: Stack) => join(folder, 'imported.tf.json');

/** Removes the import blocks of a plan. */
export const removeImports = (stack: Stack) => rmSync(importsFile(stack), { force: true });

/** Writes import blocks for Terraform. Without any, removes the file that a killed run may have left. */
export function carryImports(stack: Stack, imports: readonly Import[]): void {
  removeImports(stack);
  if (imports.length > 0) writeFileSync(importsFile(stack), importsText(imports));
}

/** Import blocks as Terraform JSON. */
export const importsText = (imports: readonly Import[]): string =>
  `${JSON.stringify({ import: imports.map(({ address, id }) => ({ to: address, id })) }, null, 2)}\n`;

/**
 * The objects that `imports.tf.json` of the app lists: each is imported at its address, even if other objects have its name.
 *
 * @throws FaultError ERR_IMPORTS_UNREADABLE.
 */
export function pinnedImports({ importsFile: file }: Stack): readonly Import[] {
  if (!existsSync(file)) return [];
  const unreadable = (why: string) =>
    new FaultError('import blocks', [fault.ERR_IMPORTS_UNREADABLE({ path: file, why })]);
  const blocks = importBlocksOf(readFileSync(file, 'utf8'), unreadable);
  const wrong = blocks.filter((block) => !isImportBlock(block));
  if (wrong.length > 0) throw unreadable(wrong.map((block) => JSON.stringify(block)).join(', '));
  return blocks.filter(isImportBlock).map(({ to: address, id }) => ({ address, id }));
}

function importBlocksOf(text: string, unreadable: (why: string) => FaultError): readonly unknown[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  const blocks = (document as { import?: unknown } | null)?.import;
  if (!Array.isArray(blocks))
    throw unreadable(`import is ${blocks === undefined ? 'missing' : JSON.stringify(blocks)}`);
  return blocks;
}

function isImportBlock(block: unknown): block is { readonly to: string; readonly id: string } {
  const { to, id } = (block ?? {}) as { to?: unknown; id?: unknown };
  return [to, id].every((text) => typeof text === 'string' && text !== '');
}
