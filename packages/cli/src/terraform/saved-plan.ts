import { FaultError } from '@auth0-cognito/contract';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reviewPlan } from '@auth0-cognito/plan-review';
import type { Acknowledgement, Review } from '@auth0-cognito/plan-review';
import { initialize, lockedProviders, type Session, type Stack, TerraformFailure } from '@auth0-cognito/delivery';
import { fault } from '../faults';
import { carryImports, removeImports } from '../first-apply/imports';
import type { Orphan } from '../first-apply/orphan';

/** Exit codes of `terraform plan -detailed-exitcode`. */
export const PLAN_EXIT = { unchanged: 0, failed: 1, changes: 2 } as const;

/** File of the environment's saved plan. It holds secrets in clear. */
export const planFile = ({ plans }: Stack) => join(plans, 'plan.tfplan');

/** A file for a plan that this process makes and applies itself: a plan that somebody makes meanwhile can't take its place. */
export const ownPlanFile = ({ plans }: Stack) => join(plans, `own-${process.pid}.tfplan`);

/** File of the review of a saved plan, which holds no secret. */
const reviewFile = ({ plans }: Stack) => join(plans, 'review.json');

/** Settings of {@link makePlan}. */
export interface PlanOptions {
  /** Plan the end of everything. */
  readonly destroys?: boolean;
  /** How long to wait for a colleague's lock, in Terraform's words: `5m`. */
  readonly lockTimeout?: string;
  /** @default - the environment's saved plan */
  readonly file?: string;
  /** Objects to import instead of creating them. @default [] */
  readonly imports?: readonly Orphan[];
  /** Where the plan for people goes. @default 'progress' */
  readonly to?: 'progress' | 'result';
}

/**
 * Plans, with the state locked, into a file that only its owner may read; it takes the place of an earlier plan when it is whole.
 *
 * @returns Terraform's own exit code: 0 without changes, 2 with changes
 * @throws TerraformFailure
 */
export async function makePlan(session: Session, options: PlanOptions = {}): Promise<0 | 2> {
  const { stack, terraform } = session;
  await initialize(session);
  const { file = planFile(stack) } = options;
  const partial = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Terraform writes into a file that is there with the rights that it has.
  writeFileSync(partial, '', { mode: 0o600 });
  carryImports(stack, options.imports ?? []);
  try {
    const exitCode = await terraform.run(
      [
        'plan',
        '-input=false',
        '-detailed-exitcode',
        `-out=${partial}`,
        ...(options.destroys ? ['-destroy'] : []),
        ...(options.lockTimeout ? [`-lock-timeout=${options.lockTimeout}`] : []),
      ],
      options.to,
    );
    if (exitCode !== PLAN_EXIT.unchanged && exitCode !== PLAN_EXIT.changes) {
      throw new TerraformFailure(`terraform plan ended with ${exitCode}`);
    }
    renameSync(partial, file);
    return exitCode;
  } finally {
    rmSync(partial, { force: true });
    removeImports(stack);
  }
}

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

/** Keeps the plan of a file as the environment's saved plan, to be reviewed. */
export function keepPlan(stack: Stack, file: string): void {
  renameSync(file, planFile(stack));
}

/** What a caller knows of a plan beside the plan. */
export interface ReviewFacts {
  readonly acknowledgements?: readonly Acknowledgement[];
  readonly commit?: string;
  readonly runUrl?: string;
}

/** What the synthesized folder tells of an environment, for its review. */
export const knownOf = (stack: Stack) => ({
  environment: stack.environment,
  stage: stack.stage,
  stateStores: stack.stateStores,
});

/** Reviews the plan of a file as Terraform streams it. */
export function reviewPlanFile({ stack, terraform }: Session, facts: ReviewFacts, file: string): Promise<Review> {
  const providers = lockedProviders(stack);
  return terraform.read(['show', '-json', file], (bytes) =>
    reviewPlan(bytes, { ...knownOf(stack), ...facts, ...(providers.length > 0 && { providers }) }),
  );
}

/** Reviews a saved plan, and keeps the review beside it. */
export async function reviewSavedPlan(
  session: Session,
  facts: ReviewFacts = {},
  file = planFile(session.stack),
): Promise<Review> {
  const review = await reviewPlanFile(session, facts, file);
  keepReview(session.stack, review);
  return review;
}

/** Keeps a review of the environment's saved plan beside it. */
export function keepReview(stack: Stack, review: Review): void {
  writeFileSync(reviewFile(stack), JSON.stringify(review), { mode: 0o600 });
}

/**
 * Reviews the plan that was kept by an earlier command.
 *
 * @throws FaultError ERR_PLAN_MISSING.
 */
export async function reviewKeptPlan(session: Session, facts: ReviewFacts): Promise<Review> {
  const { stack } = session;
  if (!existsSync(planFile(stack)))
    throw new FaultError(`environment ${stack.environment}`, [
      fault.ERR_PLAN_MISSING({ environment: stack.environment, path: planFile(stack) }),
    ]);
  return reviewSavedPlan(session, facts);
}

/** The kept review of exactly this fingerprint, which lets differences from it be told in full; undefined where there is none. */
export function keptReview(stack: Stack, fingerprint: string): Review | undefined {
  const file = reviewFile(stack);
  if (!existsSync(file)) return undefined;
  const review = JSON.parse(readFileSync(file, 'utf8')) as Review;
  return review.fingerprint === fingerprint ? review : undefined;
}
