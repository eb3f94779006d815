import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@auth0-cognito/checkout';
import type { Stack } from '../terraform/stack';

/** File of the saved plan of the environment. It contains secrets in plain text. */
export const planFile = ({ plans }: Stack) => join(plans, 'plan.tfplan');

/**
 * A separate file for a plan that this process creates and applies, so that no other process can replace it. Removes files of killed processes.
 */
export function ownPlanFile({ plans }: Stack): string {
  for (const name of existsSync(plans) ? readdirSync(plans) : []) {
    const pid = /^own-(\d+)\.tfplan/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(plans, name), { force: true });
  }
  return join(plans, `own-${process.pid}.tfplan`);
}

/** File of the review of a saved plan. It contains no secrets. */
export const reviewFile = ({ plans }: Stack) => join(plans, 'review.json');

/** File of the result of the search for existing objects of a saved plan. */
export const existingFile = ({ plans }: Stack) => join(plans, 'existing.json');

/** Keeps a plan as the saved plan of the environment, for a review. */
export function savePlan(stack: Stack, file: string): void {
  renameSync(file, planFile(stack));
}
