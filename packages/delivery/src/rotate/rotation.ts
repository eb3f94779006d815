import { setTimeout } from 'node:timers/promises';
import { FaultError } from '@auth0-cognito/contract';
import { reasonOf } from '../provider-call';
import { fault } from '../faults';
import type { Sides } from './sides';

/**
 * Milliseconds until a new secret takes effect, at most, as Auth0 documents it.
 *
 * @see https://auth0.com/docs/get-started/applications/rotate-client-secret
 */
export const DOCUMENTED_DELAY = 30_000;
const MAX_WAIT = 2 * DOCUMENTED_DELAY;
const INTERVAL = 200;

/** What a rotation will do, known before it changes anything. */
export interface RotationPreview {
  /** The secrets differ, as after a rotation that was stopped: Cognito gets the secret of Auth0, and no new one is created. */
  readonly isUnfinished: boolean;
  /** Expected time in which sign-ins fail, in milliseconds: the time that the same calls have just taken. */
  readonly expectedGap: number;
  /** Whether responses of Auth0 show when a secret takes effect. Otherwise the gap can be longer by {@link DOCUMENTED_DELAY}. */
  readonly isObserved: boolean;
}

/** What a rotation did. */
export type Rotation =
  | { readonly outcome: 'declined' | 'interrupted' }
  /** Cognito got the secret that Auth0 already had. */
  | { readonly outcome: 'finished' }
  | {
      readonly outcome: 'rotated';
      /** Milliseconds until Auth0 accepted the new secret. */
      readonly delay: number;
      /** The longest time in which sign-ins can have failed, in milliseconds. */
      readonly gap: number;
    };

/** Settings of {@link rotate}. */
export interface RotationOptions {
  readonly onPreview: (preview: RotationPreview) => void;
  /** Undefined after Ctrl-C. */
  readonly confirm: () => Promise<boolean | undefined>;
  /** Stops it before the first change. After the first change it always finishes. */
  readonly signal: AbortSignal;
}

const unfinished = (environment: string, why: string) =>
  new FaultError('rotation', [fault.ERR_ROTATION_UNFINISHED({ path: environment, environment, why })]);

/** The current secrets of both sides. */
async function present(sides: Sides) {
  const secret = await sides.auth0Secret();
  const provider = await sides.identityProvider();
  return { secret, provider, isUnfinished: provider.ProviderDetails?.client_secret !== secret };
}

/** Creates a new secret in Auth0. If the response is lost, reads which secret Auth0 has. */
async function renewed(sides: Sides, environment: string, before: string): Promise<string> {
  try {
    return await sides.rotate();
  } catch (error) {
    const now = await sides.auth0Secret().catch((unread: unknown) => {
      throw unfinished(environment, `the response of Auth0 is not known (${reasonOf(unread)})`);
    });
    if (now !== before) return now;
    throw new FaultError('rotation', [fault.ERR_ROTATION_REFUSED({ path: 'Auth0', why: reasonOf(error) })]);
  }
}

/** Waits until Auth0 accepts a secret. Returns the time of the last refusal, or `since` if there was none. */
async function inEffect(accepts: () => Promise<boolean>, since: number): Promise<number> {
  let refused = since;
  while (Date.now() - since < MAX_WAIT) {
    const requested = Date.now();
    // A failed call is inconclusive: try again.
    if (await accepts().catch(() => false)) return refused;
    refused = requested;
    await setTimeout(INTERVAL);
  }
  // Auth0 has no other secret, so it is set in Cognito anyway.
  return refused;
}

/**
 * Rotates the client secret between the two sides. Each side has one secret, so that sign-ins fail while they differ: Cognito gets the
 * new one as soon as Auth0 accepts it. If the secrets already differ, it only finishes the rotation that was stopped.
 *
 * @see https://auth0.com/docs/get-started/applications/rotate-client-secret
 * @throws FaultError ERR_ROTATION_UNREADABLE, ERR_ROTATION_NO_SECRET, ERR_ROTATION_REFUSED: nothing was changed. ERR_ROTATION_UNFINISHED.
 */
export async function rotate(
  sides: Sides,
  environment: string,
  { onPreview, confirm, signal }: RotationOptions,
): Promise<Rotation> {
  const started = Date.now();
  const shown = await present(sides);
  const isWrongAccepted = await sides.accepts(shown.provider, 'not-the-secret').catch(() => true);
  const expectedGap = Date.now() - started + INTERVAL;
  onPreview({ isUnfinished: shown.isUnfinished, expectedGap, isObserved: !isWrongAccepted });

  const isYes = await confirm();
  if (isYes === undefined || signal.aborted) return { outcome: 'interrupted' };
  if (!isYes) return { outcome: 'declined' };

  // Another run can have changed both sides while this one waited for the confirmation.
  const { secret, provider, isUnfinished } = await present(sides);
  const set = (next: string) =>
    sides.setSecret(provider, next).catch((error: unknown) => {
      throw unfinished(environment, reasonOf(error));
    });
  if (isUnfinished) {
    await set(secret);
    return { outcome: 'finished' };
  }
  const changed = Date.now();
  const next = await renewed(sides, environment, secret);
  const refused = await inEffect(() => sides.accepts(provider, next), changed);
  const accepted = Date.now();
  await set(next);
  return { outcome: 'rotated', delay: accepted - changed, gap: Date.now() - refused };
}
