import type { Rule } from '../rule';
import { list } from '../json';
import type { Resource } from '../subject';
import { changedKeys, touched } from './changes';

const LOOKS_LIKE_STATE = /(tf|terraform)[-_.]?state|state[-_.]?(bucket|key|lock)/i;
const TYPES = /^aws_(s3_bucket(_\w+)?|kms_(key|alias|key_policy)|dynamodb_table)$/;
const TAGS = ['tags', 'tags_all'];

const isTagged = (resource: Resource) =>
  resource.actions.length === 1 &&
  resource.actions[0] === 'update' &&
  changedKeys(resource).every((key) => TAGS.includes(key));

/**
 * @param known names, ids or ARNs of the bucket and key that hold state; without them a name that says "state" counts.
 */
export function stateTouched(known: readonly string[]): Rule {
  const isState = ({ address, before, values }: Resource) => {
    const told = [before, values].flatMap((side) =>
      side === null
        ? []
        : ['bucket', 'id', 'arn', 'name', 'key_id', 'alias', 'description'].flatMap((key) => list(side[key])),
    );
    return (
      told.some((text) => known.includes(String(text)) || LOOKS_LIKE_STATE.test(String(text))) ||
      LOOKS_LIKE_STATE.test(address)
    );
  };
  return {
    id: 'state-touched',
    severity: 'critical',
    reads: ['plan'],
    title: 'the storage of Terraform’s own records is changed: if it is lost, nothing here can be managed safely',
    help: 'change the state bucket and its key only in the bootstrap of the account, and with a backup at hand',
    check: (subject) =>
      touched(subject, ...new Set(subject.resources.map(({ type }) => type).filter((type) => TYPES.test(type))))
        .filter((resource) => resource.actions.join() !== 'create' && isState(resource) && !isTagged(resource))
        .map(({ address, actions }) => ({
          address,
          received: `${actions.join(' and ')} of what holds the state`,
          allowed: 'no change',
        })),
  };
}
