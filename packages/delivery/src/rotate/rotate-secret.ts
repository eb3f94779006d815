import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { lockedFault } from '../recover/locked-fault';
import { heldLock } from '../terraform/held-lock';
import { readOutputs } from '../terraform/outputs';
import { initialize, type Session } from '../terraform/session';
import { rotate, type Rotation, type RotationOptions, type RotationPreview } from './rotation';
import { rotationTarget, type RotationTarget } from './target';

/** Settings of {@link rotateSecret}. */
export interface RotateRequest extends Pick<RotationOptions, 'confirm'> {
  /** @default - the only one */
  readonly federation?: string;
  readonly onPreview: (target: RotationTarget, preview: RotationPreview) => void;
  /** Called when both sides have the secret, before the state is refreshed. */
  readonly onRotation: (rotation: Rotation) => void;
}

/**
 * Rotates the client secret of a federation, and refreshes the state, so that the next plan has no change.
 *
 * @throws FaultError ERR_STATE_LOCKED, ERR_ROTATION_…, ERR_AUTH0_CREDENTIALS_MISSING, and what reading the outputs throws. TerraformFailure,
 * if only the state could not be refreshed: the next plan does it.
 */
export async function rotateSecret(session: Session, request: RotateRequest): Promise<Rotation> {
  const { stack, terraform, signal } = session;
  await initialize(session);
  const lock = await heldLock(session);
  // A running apply has a plan with the current secret.
  if (lock) throw new FaultError('rotation', [lockedFault(session, lock)]);
  const target = rotationTarget(stack, await readOutputs(stack.environment), request.federation);
  // Loaded on demand: the libraries of both sides are slow to load.
  const { openSides } = await import('./sides');
  const sides = await openSides(target);
  try {
    const rotation = await rotate(sides, stack.environment, {
      signal,
      confirm: request.confirm,
      onPreview: (preview) => request.onPreview(target, preview),
    });
    request.onRotation(rotation);
    if (rotation.outcome === 'declined' || rotation.outcome === 'interrupted') return rotation;

    const targets = target.addresses.map((address) => `-target=${address}`);
    const refresh = ['apply', '-refresh-only', '-auto-approve', '-input=false', '-lock-timeout=5m', ...targets];
    // Terraform prints what differs in the state, and every output of it: nothing about the rotation.
    await terraform.must(refresh, 'nowhere');
    // An apply that started at the same time can have set the previous secret again.
    const [secret, provider] = await Promise.all([sides.auth0Secret(), sides.identityProvider()]);
    if (provider.ProviderDetails?.client_secret !== secret) {
      const given = {
        path: stack.environment,
        environment: stack.environment,
        why: 'another change set the former one',
      };
      throw new FaultError('rotation', [fault.ERR_ROTATION_UNFINISHED(given)]);
    }
    return rotation;
  } finally {
    sides.close();
  }
}
