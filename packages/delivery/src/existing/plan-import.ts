import { rmSync } from 'node:fs';
import { declaredResources } from '../orphans/declared';
import { findOrphans } from '../orphans/find-orphans';
import { requireOneEach } from '../orphans/imports';
import { resolved } from '../orphans/orphan';
import { saveExistingObjects } from '../plan/existing-file';
import type { Import } from '../plan/imports-file';
import { makePlan } from '../plan/make-plan';
import { savePlan, ownPlanFile } from '../plan/plan-files';
import { createdIn } from '../plan/review-plan-file';
import { initialize, type Session } from '../terraform/session';
import type { Stack } from '../terraform/stack';
import { stateObjects } from '../terraform/state-objects';
import { importChanges, type ImportChanges, type PlanJson } from './plan-changes';

/** A plan that imports existing objects, and what it changes in them. */
export interface PlannedImport {
  readonly imports: readonly Import[];
  readonly changes: ImportChanges;
  /** Keeps the plan as the saved one of a stack. */
  keep(stack: Stack): void;
  /** Removes the plan. */
  drop(): void;
}

/**
 * Types of resources that are a setting of another object, which the search for orphans does not include, with the attribute that has the import id.
 * With the import, the plan shows what it changes.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  aws_cognito_identity_pool_roles_attachment: 'identity_pool_id',
};

/**
 * Plans a stack with an import of every existing object. Nothing is applied.
 *
 * @param preferred - import ids of the objects that were chosen
 * @throws FaultError ERR_IMPORT_AMBIGUOUS; what the search throws; TerraformFailure.
 */
export async function planImport(session: Session, preferred: readonly string[]): Promise<PlannedImport> {
  const { stack, terraform } = session;
  await initialize(session);
  const objects = await stateObjects(session);
  const orphans = await findOrphans(session, { objects, preferred });
  requireOneEach(stack.environment, orphans);
  const ids = new Map(orphans.map(({ address, id }) => [address, id]));
  const isInState = (address: string) => objects.some((object) => object.address === address);
  const resources = declaredResources(stack);
  const declared = new Map(resources.map(({ address, block }) => [address, block]));
  const settings = resources.flatMap(({ address, type, block }): Import[] => {
    const attribute = SETTINGS[type];
    const id = attribute === undefined || isInState(address) ? undefined : resolved(block[attribute], ids);
    return id === undefined ? [] : [{ address, id }];
  });
  const imports = [...orphans.map(({ address, id }) => ({ address, id })), ...settings];
  const file = ownPlanFile(stack);
  const drop = () => rmSync(file, { force: true });
  try {
    await makePlan(session, { file, imports });
    const json = await terraform.read(['show', '-json', file], async (bytes) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      return JSON.parse(Buffer.concat(pieces).toString()) as PlanJson;
    });
    const changes = (json.resource_changes ?? []).map(({ change, ...at }) => ({ ...at, actions: change.actions }));
    const created = createdIn(changes);
    const existing = { found: await findOrphans(session, { at: created, objects }) };
    const keep = (own: Stack) => {
      savePlan(own, file);
      saveExistingObjects(own, existing);
    };
    return { imports, changes: importChanges(json, declared), keep, drop };
  } catch (error) {
    drop();
    throw error;
  }
}
