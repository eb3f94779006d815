import { rmSync } from 'node:fs';
import { existingFile, planFile } from '../plan/plan-files';
import type { Session } from '../terraform/session';
import { pushErroredState } from './push-errored-state';

/**
 * Applies the plan of a file. Afterwards, also after a failure, no earlier plan can be applied, so none stays saved. If Terraform
 * could not write the state to its bucket, tries to push it again.
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
