import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { initialize, type Session } from '../terraform/session';
import type { BootstrapFolder } from './folder';
import { applyIfChanged } from './apply-if-changed';
import type { ApplyIfChangedResult, ApplyIfChangedOptions } from './apply-if-changed';
import { localAddresses, bucketAddresses, placeOfState } from './state-place';
import type { Target } from './target';

/** Applies the stack of the account, and moves its state into the bucket. */
export async function applyAccount(
  session: Session,
  folder: BootstrapFolder,
  target: Target,
  options: ApplyIfChangedOptions,
): Promise<ApplyIfChangedResult> {
  const place = await placeOfState(target, folder);
  folder.setStatePlace(place);
  const settled = await applyIfChanged(session, folder, options);
  if (place === 'bucket' || settled === 'declined' || settled === 'interrupted') return settled;
  if (session.signal.aborted) return 'interrupted';

  const here = localAddresses(folder.stateFile);
  folder.recordMoveStart();
  folder.setStatePlace('bucket');
  await session.terraform.must(['init', '-input=false', '-migrate-state', '-force-copy']);
  const there = await bucketAddresses(target);
  if (!there || there.join() !== here?.join())
    throw new FaultError('state of bootstrap', [
      fault.ERR_BOOTSTRAP_NOT_MOVED({ path: folder.stateFile, bucket: target.bucket }),
    ]);
  folder.recordMoveEnd();
  return settled;
}

/** Opens the stack of the account. */
export async function openAccount(
  session: Session,
  folder: BootstrapFolder,
  target: Target,
): Promise<ApplyIfChangedResult> {
  if ((await placeOfState(target, folder)) === 'here')
    throw new FaultError(`bootstrap ${target.environment}`, [
      fault.ERR_BOOTSTRAP_ACCOUNT_FIRST({ environment: target.environment }),
    ]);
  folder.setStatePlace('bucket');
  await initialize(session);
  return 'unchanged';
}

/** ARNs of the roles of an environment. */
export interface Roles {
  readonly plan: string;
  readonly deploy: string;
}

/** ARNs of the roles of an environment, from the state of the account. */
export async function rolesOf({ terraform }: Session, environment: string): Promise<Roles> {
  return terraform.read(['output', '-json', 'environments'], async (bytes) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const all = JSON.parse(Buffer.concat(pieces).toString()) as Record<string, Record<string, string>>;
    const { plan_role_arn: plan = '', deploy_role_arn: deploy = '' } = all[environment] ?? {};
    return { plan, deploy };
  });
}
