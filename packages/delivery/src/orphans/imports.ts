import { throwFaults, type Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { Orphan } from './orphan';

/** Import blocks as people keep them in a .tf file. */
export const importBlocks = (orphans: readonly Orphan[]) =>
  orphans.map(({ address, id }) => `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`).join('\n');

/** The faults of addresses at which more than one object could be imported: Terraform takes one import block for each. */
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
 * Refuses where more than one object could be imported at an address.
 *
 * @throws FaultError ERR_IMPORT_AMBIGUOUS.
 */
export const requireOneEach = (environment: string, orphans: readonly Orphan[]) =>
  throwFaults(`import into ${environment}`, ambiguousImports(orphans));
