import { rmSync } from 'node:fs';
import { planFile } from '../plan/plan-files';
import type { Session } from '../terraform/session';

/**
 * Applies the plan of a file, exactly it. Whether or not it could be finished, no plan that was made before can be applied any
 * more: none is kept.
 */
export async function applyPlan({ stack, terraform }: Session, file: string): Promise<void> {
  try {
    await terraform.must(['apply', '-input=false', file], 'result');
  } finally {
    for (const each of [file, planFile(stack)]) rmSync(each, { force: true });
  }
}
