import { printable, shortened } from '@auth0-cognito/contract';
import { identityRisks } from '@auth0-cognito/policy';
import { comparePlans } from './fingerprint';
import type { NamedRisk, Review } from './model';
import { LONGEST_NAME } from './text';

/** The same risk says the same: another address that people can be sent to is a new one. */
const key = ({ rule, address, received }: NamedRisk) => JSON.stringify([rule, address, received]);
const named = ({ rule, severity, address, title, received }: NamedRisk): NamedRisk => ({
  ...{ rule, severity, address, title, received },
});

/** The rules' own: a title from a file could be anything, and is shown outside of code. */
const TITLES: ReadonlyMap<string, string> = new Map(identityRisks().map(({ id, title }) => [id, title]));

/** Text of a review that came from a file, and may be anybody's. */
const safe = (text: string) => shortened(printable(text), LONGEST_NAME);

/** The review with what is new, gone and changed since an earlier one. */
export function sinceReview(previous: Review, review: Review): Review {
  const before = previous.risks.map(({ rule, severity, address, received }): NamedRisk => ({
    ...{ rule: safe(rule), severity, address: safe(address), received: safe(received) },
    title: TITLES.get(rule) ?? 'a risk of a rule that is no more',
  }));
  const [known, now] = [new Set(before.map(key)), new Set(review.risks.map(key))];
  const changes = comparePlans(previous, review).map(({ kind, address, difference }) => ({
    ...{ kind, address: safe(address), difference: safe(difference) },
  }));
  return {
    ...review,
    since: {
      fingerprint: previous.fingerprint,
      commit: previous.commit === null ? null : safe(previous.commit),
      isSamePlan: previous.fingerprint === review.fingerprint && changes.length === 0,
      newRisks: review.risks.filter((risk) => !known.has(key(risk))).map(named),
      goneRisks: before.filter((risk) => !now.has(key(risk))),
      changes,
    },
  };
}
