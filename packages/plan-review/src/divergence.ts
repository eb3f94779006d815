import { UNKNOWN, placeholderText } from '@auth0-cognito/policy';
import type { AttributeChange } from './differences';
import type { Drift, Review, ReviewedChange } from './model';
import { unexpectedDrift } from './texts';

/** Effect of the next apply on drift: it reverts the settings, recreates the object, or keeps the drift. */
export type NextApply = 'reverts' | 'recreates' | 'keeps';

/** How an environment differs from its code, by the place of the change. */
export interface Divergence {
  /** Changed outside Terraform. */
  readonly drift: readonly (Drift & { readonly next: NextApply })[];
  /** Changed in the code and not applied yet. A changed output is listed only if drift does not explain it. */
  readonly pending: readonly ReviewedChange[];
}

const LATER = placeholderText(UNKNOWN);

/** True if the plan sets a setting back to its value before the drift. */
const isRevert = ({ path, before, after }: AttributeChange, { attributes }: Drift) =>
  attributes.some((drifted) => drifted.path === path && drifted.before === after && drifted.after === before);

/** The part of a change that drift does not explain; undefined if drift explains all of it. */
function pendingIn(change: ReviewedChange, drift: readonly Drift[]): ReviewedChange | undefined {
  const { address, kind, mode, omitted } = change;
  if (mode === 'data' || (mode === 'output' && drift.length > 0)) return undefined;
  const own = drift.find((each) => each.address === address);
  if (own?.kind === 'delete' && kind === 'create') return undefined;
  const attributes = change.attributes.filter(
    (attribute) => !(own && isRevert(attribute, own)) && !(drift.length > 0 && attribute.after === LATER),
  );
  const isConsequence = kind === 'update' && change.attributes.length > 0 && attributes.length === 0 && omitted === 0;
  return isConsequence ? undefined : { ...change, attributes };
}

function nextApply(drift: Drift, changes: readonly ReviewedChange[]): NextApply {
  const own = changes.find(({ address }) => address === drift.address);
  if (drift.kind === 'delete' && own?.kind === 'create') return 'recreates';
  return own?.attributes.some((attribute) => isRevert(attribute, drift)) ? 'reverts' : 'keeps';
}

/** Separates changes outside Terraform from changes of the code that are not applied yet. */
export function divergenceIn(review: Review): Divergence {
  const drift = unexpectedDrift(review);
  return {
    drift: drift.map((each) => ({ ...each, next: nextApply(each, review.changes) })),
    pending: review.changes.flatMap((change) => pendingIn(change, drift) ?? []),
  };
}
