import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwFaults } from '@auth0-cognito/contract';
import type { Stack } from '@auth0-cognito/delivery';
import { fault } from '../faults';
import type { Orphan } from './orphan';

/** Terraform reads every file of the folder; this one exists only while a plan with imports is made. */
const importsFile = ({ folder }: Stack) => join(folder, 'imported.tf.json');

/** Removes the import blocks of a plan. */
export const removeImports = (stack: Stack) => rmSync(importsFile(stack), { force: true });

/** Puts import blocks where Terraform reads them; without any, removes what a killed run may have left. */
export function carryImports(stack: Stack, orphans: readonly Orphan[]): void {
  removeImports(stack);
  if (orphans.length === 0) return;
  const blocks = orphans.map(({ address, id }) => ({ to: address, id }));
  writeFileSync(importsFile(stack), JSON.stringify({ import: blocks }, null, 2));
}

/** Import blocks as people keep them in a .tf file. */
export const importBlocks = (orphans: readonly Orphan[]) =>
  orphans.map(({ address, id }) => `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`).join('\n');

/**
 * Refuses where more than one object could be imported at an address.
 *
 * @throws FaultError ERR_IMPORT_AMBIGUOUS.
 */
export function requireOneEach(environment: string, orphans: readonly Orphan[]): void {
  const addresses = [...new Set(orphans.map(({ address }) => address))];
  throwFaults(
    `import into ${environment}`,
    addresses
      .map((address) => orphans.filter((orphan) => orphan.address === address))
      .filter(({ length }) => length > 1)
      .map((several) =>
        fault.ERR_IMPORT_AMBIGUOUS({
          path: several[0]?.address ?? '',
          objects: several.map(({ kind, id }) => `${kind}, id ${id}`),
        }),
      ),
  );
}
