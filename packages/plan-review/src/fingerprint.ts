import { hash } from 'node:crypto';
import { FaultError, isObject, type Json } from '@auth0-cognito/contract';
import { isEqual, type Stage } from '@auth0-cognito/policy';
import { fault } from './faults';
import type { PlanDifference, Review, ReviewedChange } from './model';
import type { ReadChange } from './read-change';
import { sides } from './texts';

const sha256 = (text: string) => hash('sha256', text);

/**
 * The part of `before` that the digest uses: of an unchanged member only its name. Most members of an updated resource are unchanged, and
 * a plan can have 50 MB.
 */
function beforeDigested({ before, after }: Pick<ReadChange, 'before' | 'after'>): Json {
  if (!isObject(before) || !isObject(after)) return { whole: before ?? null };
  const stays = (key: string, value: Json) => Object.hasOwn(after, key) && isEqual(value, after[key]);
  return {
    members: Object.entries(before).map(([key, value]) => (stays(key, value as Json) ? [key] : [key, value as Json])),
  };
}

/**
 * Digest of one change. Its keys are sorted, and placeholders replace its secrets, so a secret counts only as changed or unchanged. A
 * hidden value that is not a secret counts by its digest.
 */
export function changeDigest(change: ReadChange): string {
  const { address, previousAddress, deposed, actions, importId, after, deferred, hidden } = change;
  return sha256(
    JSON.stringify([
      ...[address, previousAddress, deposed, actions, importId, beforeDigested(change), after, deferred, hidden],
    ]),
  );
}

/** The fingerprint of a plan: a hash over the digests of its changes, in any order. */
export function fingerprint({ changes }: Pick<Review, 'changes'>): string {
  return `sha256:${sha256(['plan 3', ...changes.map(({ digest }) => digest).sort()].join('\n'))}`;
}

/** The reviewed plan: its fingerprint, and its review if available. */
export interface ReviewedPlan {
  readonly environment?: string;
  readonly fingerprint: string;
  /** The stage whose rules judged it. @default - the stage of the environment */
  readonly stage?: Stage;
  /** Without them, a difference is detected, but not its former value. */
  readonly changes?: readonly (Pick<ReviewedChange, 'address' | 'actions' | 'digest'> &
    Partial<Pick<ReviewedChange, 'attributes'>>)[];
}

const FINGERPRINT = /^sha256:[0-9a-f]{64}$/;

/** Every difference between the reviewed and the current plan; empty if they are the same. */
export function comparePlans(reviewed: ReviewedPlan, now: Review): readonly PlanDifference[] {
  if (!FINGERPRINT.test(reviewed.fingerprint)) {
    throw new FaultError('reviewed plan', [
      fault.ERR_REVIEWED_FINGERPRINT({ path: 'reviewed', received: reviewed.fingerprint }),
    ]);
  }
  const elsewhere: PlanDifference[] =
    reviewed.environment === undefined || reviewed.environment === now.environment
      ? []
      : [
          {
            kind: 'environment',
            address: 'plan',
            difference: `reviewed for ${reviewed.environment}, now for ${now.environment}`,
          },
        ];
  if (reviewed.fingerprint === now.fingerprint) return elsewhere;
  return [...elsewhere, ...changesBetween(reviewed, now)];
}

function changesBetween({ changes, fingerprint: known }: ReviewedPlan, now: Review): readonly PlanDifference[] {
  const differs = 'is in the current plan; it is not known if the reviewed plan has it';
  const nothing: PlanDifference = { kind: 'unknown', address: 'plan', difference: 'had changes, now has none' };
  // If the list of changes does not have this fingerprint, it proves nothing.
  if (changes === undefined || fingerprint({ changes: changes as readonly ReviewedChange[] }) !== known) {
    const all = now.changes.map(({ address }): PlanDifference => ({ kind: 'unknown', address, difference: differs }));
    return all.length > 0 ? all : [nothing];
  }
  const keyed = <T extends { readonly digest: string; readonly address: string }>(
    list: readonly T[],
    other: readonly T[],
  ) => {
    const digests = new Set(other.map(({ digest }) => digest));
    return new Map(list.filter(({ digest }) => !digests.has(digest)).map((change) => [change.address, change]));
  };
  type Known = (typeof changes)[number];
  const before = keyed<Known>(changes, now.changes);
  const after = keyed<Known>(now.changes, changes);
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((address): PlanDifference => {
    const [old, next] = [before.get(address), after.get(address)];
    if (!old) return { kind: 'added', address, difference: `was not planned, now ${changeText(next)}` };
    if (!next) return { kind: 'gone', address, difference: `was ${changeText(old)}, now not planned` };
    return { kind: 'changed', address, difference: differenceOf(old, next) };
  });
}

const changeText = (change: { readonly actions: readonly string[] } | undefined) =>
  change?.actions.join(' and ') ?? 'nothing';

function differenceOf(
  old: Pick<ReviewedChange, 'actions'> & Partial<ReviewedChange>,
  next: Pick<ReviewedChange, 'actions'> & Partial<ReviewedChange>,
): string {
  if (changeText(old) !== changeText(next)) return `actions were ${changeText(old)}, now ${changeText(next)}`;
  const attributes = ({ attributes: list }: Partial<ReviewedChange>) =>
    new Map((list ?? []).map((attribute) => [attribute.path, sides(attribute)]));
  const [from, to] = [attributes(old), attributes(next)];
  const paths = [...new Set([...from.keys(), ...to.keys()])].filter((path) => from.get(path) !== to.get(path));
  if (!old.attributes || paths.length === 0) return 'its values are not the reviewed ones';
  return paths
    .map((path) => `${path} was ${from.get(path) ?? 'not changed'}, now ${to.get(path) ?? 'not changed'}`)
    .join('; ');
}
