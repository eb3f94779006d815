import type { Acknowledgement, Review, ReviewedChange, Risk, Status, UnjudgedSettings } from './model';
import { several } from './texts';

export interface Facts {
  readonly plan: { readonly applyable: boolean | undefined; readonly complete: boolean; readonly errored: boolean };
  readonly changes: readonly ReviewedChange[];
  readonly risks: readonly Risk[];
  readonly unjudged: readonly UnjudgedSettings[];
  readonly unusedAcknowledgements: readonly Acknowledgement[];
}

const REMOVING_ACTIONS = ['replace', 'delete', 'forget'];

/** Reasons by status, in sentences. */
function reasons({ plan, changes, risks, unjudged, unusedAcknowledgements }: Facts) {
  const critical = risks.filter(({ severity }) => severity === 'critical');
  const open = critical.filter(({ isAcknowledged }) => !isAcknowledged);
  const high = risks.filter(({ severity }) => severity === 'high');
  // A deferred change is not one of this plan: the rule change-deferred reports it.
  const losing = changes.filter(
    ({ mode, kind, deferred }) => mode === 'managed' && deferred === undefined && REMOVING_ACTIONS.includes(kind),
  );
  return {
    blocked: [
      ...(plan.errored ? ['Terraform could not finish this plan: it must not be applied'] : []),
      ...(open.length > 0 ? [`${several(open.length, 'critical risk')} not acknowledged`] : []),
    ],
    look: [
      ...(critical.length > open.length
        ? [`${several(critical.length - open.length, 'critical risk')} acknowledged`]
        : []),
      ...(high.length > 0 ? [several(high.length, 'high risk')] : []),
      ...(unjudged.length > 0 ? [`${several(unjudged.length, 'resource')} with a change that no rule judges`] : []),
      ...(losing.length > 0 ? [`${several(losing.length, 'resource')} replaced, deleted or no longer managed`] : []),
      ...(plan.complete ? [] : ['part of the change is left for a later plan']),
      ...(plan.applyable === false && changes.length > 0 && !plan.errored
        ? ['Terraform says that this plan can’t be applied']
        : []),
      ...(unusedAcknowledgements.length > 0
        ? [
            `${several(unusedAcknowledgements.length, 'acknowledgement')} without its risk: remove it, or it lets a later one pass`,
          ]
        : []),
    ],
  };
}

/** The verdict on a plan. */
export function statusOf(facts: Facts): Status {
  const { blocked, look } = reasons(facts);
  if (blocked.length > 0) return 'blocked';
  if (look.length > 0) return 'look';
  // Drift alone does not count: the plain app client differs by design in every plan.
  return facts.changes.length === 0 ? 'nothing' : 'safe';
}

/** The reasons of the verdict. For a blocked plan only those that block it: the others do not stop an apply. */
export function reasonsOf(facts: Facts): readonly string[] {
  const { blocked, look } = reasons(facts);
  return blocked.length > 0 ? blocked : look;
}

/** Exit codes of `./federation review`. */
export const EXIT_CODES = { nothing: 0, safe: 0, unreadable: 1, look: 2, blocked: 3 } as const;

/** Exit code of one review, or the worst of several. */
export function exitCodeOf(reviews: Pick<Review, 'status'> | readonly Pick<Review, 'status'>[]): 0 | 2 | 3 {
  const list = Array.isArray(reviews)
    ? (reviews as readonly Pick<Review, 'status'>[])
    : [reviews as Pick<Review, 'status'>];
  const codes = list.map(({ status }) => EXIT_CODES[status]);
  return codes.includes(3) ? 3 : codes.includes(2) ? 2 : 0;
}
