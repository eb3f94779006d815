import { FaultError, isObject } from '@auth0-cognito/contract';
import type { Review } from '@auth0-cognito/plan-review';
import type { Severity } from '@auth0-cognito/policy';
import { fault } from '../faults';
import { fileText } from '../files';

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isListOf = (value: unknown, holds: (item: Readonly<Record<string, unknown>>) => boolean) =>
  Array.isArray(value) && value.every((item) => isObject(item) && holds(item));

const isAttribute = ({ path, before, after }: Readonly<Record<string, unknown>>) =>
  isText(path) && isTextOrNull(before) && isTextOrNull(after);

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'notice'];

/** Whether a value has the properties of a review that a comparison needs. */
function isReview(value: unknown): value is Review {
  if (!isObject(value)) return false;
  const { environment, fingerprint, commit, changes, risks } = value;
  return (
    [environment, fingerprint].every(isText) &&
    isTextOrNull(commit) &&
    isListOf(
      changes,
      ({ address, actions, digest, attributes }) =>
        [address, digest].every(isText) &&
        Array.isArray(actions) &&
        actions.every(isText) &&
        isListOf(attributes, isAttribute),
    ) &&
    isListOf(
      risks,
      ({ rule, severity, address, title, received }) =>
        [rule, address, title, received].every(isText) && SEVERITIES.includes(severity as Severity),
    )
  );
}

/**
 * The review of an environment in a file that `./federation review --format json` wrote, of one environment or of several.
 *
 * @throws FaultError ERR_FILE_UNREADABLE, ERR_REVIEWED_NOT_A_REVIEW, ERR_REVIEWED_ELSEWHERE.
 */
export function readReview(file: string, environment: string): Review {
  const text = fileText(file, 'what ./federation review --format json prints');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new FaultError('reviewed plan', [fault.ERR_REVIEWED_NOT_A_REVIEW({ path: file })]);
  }
  const reviews = isObject(document) ? document.reviews : undefined;
  if (!isListOf(reviews, (review) => isText(review.environment)))
    throw new FaultError('reviewed plan', [fault.ERR_REVIEWED_NOT_A_REVIEW({ path: file })]);
  const all = reviews as readonly { readonly environment: string }[];
  const [review, ...others] = all.filter((each) => each.environment === environment);
  if (!review || others.length > 0) {
    throw new FaultError('reviewed plan', [
      fault.ERR_REVIEWED_ELSEWHERE({ path: file, environment, found: all.map((each) => each.environment) }),
    ]);
  }
  if (!isReview(review)) throw new FaultError('reviewed plan', [fault.ERR_REVIEWED_NOT_A_REVIEW({ path: file })]);
  return review;
}
