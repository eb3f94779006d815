import { rmSync } from 'node:fs';
import type { Review } from '@auth0-cognito/plan-review';
import type { Session } from '../terraform/session';
import { makePlan } from './make-plan';
import { ownPlanFile } from './plan-files';
import { reviewPlanFile } from './review-plan-file';

/** Plans and reviews the current environment, and keeps neither: the saved plan and its review stay unchanged. */
export async function reviewNow(session: Session, lockTimeout?: string): Promise<Review> {
  const file = ownPlanFile(session.stack);
  try {
    await makePlan(session, { file, lockTimeout });
    return await reviewPlanFile(session, {}, file);
  } finally {
    rmSync(file, { force: true });
  }
}
