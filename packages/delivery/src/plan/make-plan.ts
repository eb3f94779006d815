import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { initialize } from '../terraform/session';
import type { Session } from '../terraform/session';
import { TerraformFailure } from '../terraform/terraform';
import { carryImports, removeImports } from './imports-file';
import type { Import } from './imports-file';
import { planFile } from './plan-files';

/** Exit codes of `terraform plan -detailed-exitcode`. */
export const PLAN_EXIT = { unchanged: 0, failed: 1, changes: 2 } as const;

/** Settings of {@link makePlan}. */
export interface PlanOptions {
  /** Plan a destruction. */
  readonly destroys?: boolean;
  /** How long to wait for the lock of another user, as a Terraform duration: `5m`. */
  readonly lockTimeout?: string;
  /** @default - the environment's saved plan */
  readonly file?: string;
  /** Objects to import instead of creating them. @default [] */
  readonly imports?: readonly Import[];
  /** Output for the readable plan. @default 'progress' */
  readonly to?: 'progress' | 'result';
}

/**
 * Plans, with the state locked, to a file that only its owner can read. The complete file replaces an earlier plan.
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
  // Terraform writes to an existing file and keeps its mode.
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
