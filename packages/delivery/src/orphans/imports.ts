import { throwFaults, type Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { Orphan } from './orphan';

/** Import blocks in the syntax of a .tf file. */
export const importBlocks = (orphans: readonly Orphan[]) =>
  orphans.map(({ address, id }) => `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`).join('\n');

/** Faults of addresses with more than one object to import. Terraform accepts one import block for each address. */
export function ambiguousImports(orphans: readonly Orphan[]): readonly Fault[] {
  const addresses = [...new Set(orphans.map(({ address }) => address))];
  return addresses
    .map((address) => orphans.filter((orphan) => orphan.address === address))
    .filter(({ length }) => length > 1)
    .map((several) =>
      fault.ERR_IMPORT_AMBIGUOUS({
        path: several[0]?.address ?? '',
        objects: several.map(({ kind, id }) => `${kind}, id ${id}`),
        deletions: several.map(({ deletion }) => deletion),
      }),
    );
}

/**
 * Refuses an import if an address has more than one object.
 *
 * @throws FaultError ERR_IMPORT_AMBIGUOUS.
 */
export const requireOneEach = (environment: string, orphans: readonly Orphan[]) =>
  throwFaults(`import into ${environment}`, ambiguousImports(orphans));
