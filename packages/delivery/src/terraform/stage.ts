import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { readValues } from '@auth0-cognito/checkout/values';
import { STAGES, type Stage } from '@auth0-cognito/policy';
import { checkOutTo } from '../git';

const fileOf = (environment: string) => `apps/${environment}/src/environment.ts`;

/**
 * The stage of an environment, from its values; production if they have no known stage.
 *
 * @throws FaultError ERR_VALUES_UNREADABLE.
 */
export function stageOf(checkout: string, environment: string): Stage {
  const file = fileOf(environment);
  const { stage } = readValues({ checkout, file, constant: 'environment' }) as { readonly stage?: unknown };
  return STAGES.find((each) => each === stage) ?? 'production';
}

/** The stricter of two stages. */
export const stricterStage = (one: Stage, other: Stage): Stage =>
  STAGES.indexOf(one) > STAGES.indexOf(other) ? one : other;

/**
 * The stage that applies to a change of an environment: that of the base commit, or the changed one if it is stricter. So a
 * change that lowers the stage is reviewed with the earlier stage. Only for an environment that the base does not have, its own
 * stage applies. A commit id that this clone does not have, as after a force-push, counts as production.
 *
 * The values of the base can import other files of the base, so its tree is written to an ignored folder of the checkout, where
 * Node finds the installed packages.
 *
 * @param commit - the id of the base; undefined where this clone does not have it
 * @throws FaultError ERR_GIT_…, ERR_VALUES_UNREADABLE for the values of the change.
 */
export async function stageForReview(
  { checkout, environment }: { readonly checkout: string; readonly environment: string },
  commit: string | undefined,
): Promise<Stage> {
  if (commit === undefined) return 'production';
  const local = join(checkout, '.local');
  mkdirSync(local, { recursive: true });
  const folder = mkdtempSync(join(local, 'base-'));
  try {
    const tree = join(folder, 'tree');
    await checkOutTo(checkout, commit, { tree, index: join(folder, 'index') });
    const own = stageOf(checkout, environment);
    return existsSync(join(tree, fileOf(environment))) ? stricterStage(own, baseStage(tree, environment)) : own;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stage of the base; production if its values cannot be read. */
function baseStage(tree: string, environment: string): Stage {
  try {
    return stageOf(tree, environment);
  } catch (error) {
    if (error instanceof FaultError) return 'production';
    throw error;
  }
}
