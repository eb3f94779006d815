import { rmSync } from 'node:fs';
import { throwFaults } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { BootstrapFolder } from './folder';
import { findOrphans } from '../orphans/find-orphans';
import { initialize, type Session } from '../terraform/session';
import { makePlan, PLAN_EXIT } from '../plan/make-plan';
import type { Orphan } from '../orphans/orphan';
import { ownPlanFile } from '../plan/plan-files';
import { requireOneEach } from '../orphans/imports';

/** Options for the plan of a stack. */
export interface ApplyIfChangedOptions {
  /** Whether to import objects that have the names of the stack and are in no state. */
  readonly mayImport: boolean;
  /** Prompts for a confirmation of the apply. Undefined after Ctrl-C. */
  readonly confirm: () => Promise<boolean | undefined>;
}

/** Outcome for a stack. */
export type ApplyIfChangedResult = 'unchanged' | 'applied' | 'declined' | 'interrupted';

/**
 * Objects to import: after an unfinished apply, everything that it left; before a first apply, nothing, unless the user requests it.
 *
 * @throws FaultError ERR_BOOTSTRAP_EXISTS, ERR_IMPORT_AMBIGUOUS; what the search throws.
 */
async function orphansToImport(
  session: Session,
  folder: BootstrapFolder,
  mayImport: boolean,
): Promise<readonly Orphan[]> {
  await initialize(session);
  const orphans = await findOrphans(session);
  if (orphans.length > 0 && !mayImport && !folder.hasBegun()) {
    throwFaults(
      session.stack.environment,
      orphans.map(({ address, kind, id }) => fault.ERR_BOOTSTRAP_EXISTS({ path: address, kind, id })),
    );
  }
  requireOneEach(session.stack.environment, orphans);
  return orphans;
}

/** Plans a stack, prompts, and applies the plan. A second run changes nothing. */
export async function applyIfChanged(
  session: Session,
  folder: BootstrapFolder,
  { mayImport, confirm }: ApplyIfChangedOptions,
): Promise<ApplyIfChangedResult> {
  const file = ownPlanFile(session.stack);
  try {
    const imported = await orphansToImport(session, folder, mayImport);
    if ((await makePlan(session, { file, imports: imported, to: 'progress' })) === PLAN_EXIT.unchanged) {
      folder.recordEnd();
      return 'unchanged';
    }
    const response = session.signal.aborted ? undefined : await confirm();
    if (response === undefined || session.signal.aborted) return 'interrupted';
    if (!response) return 'declined';
    folder.recordStart();
    await session.terraform.must(['apply', '-input=false', file]);
    folder.recordEnd();
    return 'applied';
  } finally {
    rmSync(file, { force: true });
  }
}
