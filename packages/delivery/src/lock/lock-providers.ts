import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { carryLockIn, carryLockOut, workingLock } from '../terraform/provider-lock';
import type { Session } from '../terraform/session';

/** Options to lock providers. */
export interface LockOptions {
  /** Operating systems and architectures: `linux_amd64`. */
  readonly platforms: readonly string[];
  /** A filesystem mirror instead of the registry. */
  readonly mirror: string | undefined;
  /** Selects the newest versions that the constraints allow; otherwise Terraform keeps the locked versions. */
  readonly upgrades: boolean;
}

/**
 * Creates or updates the provider lock file of the environment.
 *
 * @throws FaultError ERR_LOCK_NOT_WRITTEN; TerraformFailure.
 */
export async function lockProviders(
  { stack, terraform }: Session,
  { platforms, mirror, upgrades }: LockOptions,
): Promise<void> {
  carryLockIn(stack);
  if (upgrades) rmSync(workingLock(stack), { force: true });
  await terraform.must([
    'providers',
    'lock',
    ...platforms.map((each) => `-platform=${each}`),
    ...(mirror === undefined ? [] : [`-fs-mirror=${resolve(mirror)}`]),
  ]);
  carryLockOut(stack);
}
