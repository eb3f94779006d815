import { printable, shortened } from '@auth0-cognito/contract';
import { identityRisks } from '@auth0-cognito/policy';
import { comparePlans } from './fingerprint';
import type { NamedRisk, Review } from './model';
import { MAX_NAME_LENGTH } from './value-formatter';

/** Identifies a risk. `received` is part of it: a further redirect URL at the same resource is a new risk. */
const key = ({ rule, address, received }: NamedRisk) => JSON.stringify([rule, address, received]);
const named = ({ rule, severity, address, title, received }: NamedRisk): NamedRisk => ({
  ...{ rule, severity, address, title, received },
});

/** Titles of the rules. The title in a file is not used: it can be any text, and it is shown outside of code spans. */
const TITLES: ReadonlyMap<string, string> = new Map(identityRisks().map(({ id, title }) => [id, title]));

/** Makes a text of a review file safe to show. Any user can have edited the file. */
const safe = (text: string) => shortened(printable(text), MAX_NAME_LENGTH);

/** Adds the differences from an earlier review: new risks, resolved risks and changes. */
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
