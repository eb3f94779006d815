import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';
import type { Stack } from '../terraform/stack';

/** File of the environment's saved plan. It holds secrets in plain text. */
export const planFile = ({ plans }: Stack) => join(plans, 'plan.tfplan');

/**
 * A file for a plan that this process makes and applies itself: no plan made meanwhile can take its place. Removes the files of
 * processes that were killed.
 */
export function ownPlanFile({ plans }: Stack): string {
  for (const name of existsSync(plans) ? readdirSync(plans) : []) {
    const pid = /^own-(\d+)\.tfplan/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(plans, name), { force: true });
  }
  return join(plans, `own-${process.pid}.tfplan`);
}

/** File of the review of a saved plan, which holds no secret. */
export const reviewFile = ({ plans }: Stack) => join(plans, 'review.json');

/** File of what the search for objects that a saved plan would create a second time has found. */
export const existingFile = ({ plans }: Stack) => join(plans, 'existing.json');

/** Keeps the plan of a file as the environment's saved plan, to be reviewed. */
export function keepPlan(stack: Stack, file: string): void {
  renameSync(file, planFile(stack));
}
