import { rmSync } from 'node:fs';
import { existingFile, planFile } from '../plan/plan-files';
import type { Session } from '../terraform/session';
import { pushErroredState } from './push-errored-state';

/**
 * Applies the plan of a file, exactly it. Whether or not it could be finished, no plan that was made before can be applied any
 * more: none is kept. A state that Terraform could not write to its bucket is pushed once more.
 */
export async function applyPlan(session: Session, file: string): Promise<void> {
  const { stack, terraform } = session;
  try {
    await terraform.must(['apply', '-input=false', file], 'result');
  } catch (error) {
    await pushErroredState(session);
    throw error;
  } finally {
    for (const each of [file, planFile(stack), existingFile(stack)]) rmSync(each, { force: true });
  }
}
