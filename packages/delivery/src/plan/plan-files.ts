import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../terraform/stack';

/** File of the environment's saved plan. It holds secrets in clear. */
export const planFile = ({ plans }: Stack) => join(plans, 'plan.tfplan');

/** A file for a plan that this process makes and applies itself: a plan that somebody makes meanwhile can't take its place. */
export const ownPlanFile = ({ plans }: Stack) => join(plans, `own-${process.pid}.tfplan`);

/** File of the review of a saved plan, which holds no secret. */
export const reviewFile = ({ plans }: Stack) => join(plans, 'review.json');

/** Keeps the plan of a file as the environment's saved plan, to be reviewed. */
export function keepPlan(stack: Stack, file: string): void {
  renameSync(file, planFile(stack));
}
