import { isStateType, type JsonObject } from '@auth0-cognito/contract';
import { block, list } from '../../json';
import type { Finding, Rule } from '../../rule';
import { policyStatements, statementText } from '../../statements';
import type { Resource, Subject } from '../../subject';
import { changedKeys, remaining, touched, touchedTypes } from '../changes';
import { isKnown, isSame } from '../values';

/** Matches names, aliases and descriptions of state stores: `tfstate`, `Terraform remote state`, `terraform-locks`, `state-lock`. */
const STATE_NAME =
  /(tf|terraform|tofu)('s)?[-_.\s]*(remote[-_.\s]*)?state|state[-_.\s]?(bucket|key|lock)|(tf|terraform|tofu)[-_.\s]?locks?\b|state[-_.\s](of|for)[-_.\s](terraform|tofu)/i;
const KEYS = /^aws_kms_(key|alias|key_policy)$/;
const isStore = (type: string) => isStateType(type) || KEYS.test(type);
const TAGS = ['tags', 'tags_all'];
const NAMES = [
  'bucket',
  'id',
  'arn',
  'name',
  'key_id',
  'alias',
  'description',
  'table_name',
  'resource_arn',
  'target_key_id',
];

const isTagged = (resource: Resource) =>
  resource.actions.length === 1 &&
  resource.actions[0] === 'update' &&
  [...changedKeys(resource), ...(resource.unknown ?? [])].every((key) => TAGS.includes(key));

/** Whether a resource stores Terraform state: by the given names, ids and ARNs, or by its own name or description. */
export const holdsState =
  (known: readonly string[]) =>
  ({ address, before, values, type }: Resource): boolean => {
    if (!isStore(type)) return false;
    const texts = [before, values].flatMap((side) => (side === null ? [] : NAMES.flatMap((key) => list(side[key]))));
    return (
      texts.some((text) => known.includes(String(text)) || STATE_NAME.test(String(text))) || STATE_NAME.test(address)
    );
  };

/** Text of the protection that a new resource removes from its store. A store that the same plan creates loses nothing. */
function newResourceText({ type, values }: Resource, subject: Subject): string | undefined {
  const isNewStore = touched(subject, 'aws_s3_bucket', 'aws_dynamodb_table').some(
    ({ actions, values: store }) =>
      actions.includes('create') && (!isKnown(values.bucket) || store.bucket === values.bucket),
  );
  if (type === 'aws_s3_bucket_public_access_block') {
    const open = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].filter(
      (key) => values[key] !== true && key in values,
    );
    return open.length > 0 ? `${open.join(', ')} of what holds the state is off` : undefined;
  }
  if (type === 'aws_s3_bucket_versioning') {
    const { status } = block(values.versioning_configuration);
    return status === 'Enabled' ? undefined : 'old versions of the state are not kept';
  }
  if (/_(server_side_encryption_configuration|ownership_controls|request_payment_configuration)$/.test(type))
    return undefined;
  if (type === 'aws_s3_bucket_acl')
    return values.acl === 'private'
      ? undefined
      : `${String(values.acl ?? 'an access list')} opens what holds the state`;
  if (type === 'aws_kms_key' && values.enable_key_rotation === false) return 'the key of the state is not rotated';
  if (/^aws_(s3_bucket|dynamodb_table|kms_key|kms_alias)$/.test(type) || isNewStore) {
    return undefined;
  }
  if (/_policy$/.test(type)) {
    const allowing = (policyStatements(values.policy) ?? []).filter(({ allows }) => allows);
    return allowing.length > 0 || policyStatements(values.policy) === undefined
      ? `a policy on what holds the state ${allowing[0] === undefined ? 'is added' : statementText(allowing[0])}`
      : undefined;
  }
  return `${type.replace(/^aws_/, '')} is added to what holds the state`;
}

const isSafeUpdate = ({ type, before, values }: Resource) =>
  type === 'aws_s3_bucket_policy' && isKnown(values.policy) && isSame(before?.policy, values.policy);

/** @param known names, ids or ARNs of the bucket and key of the state. If empty, a name that contains "state" counts. */
export function stateStorageChanged(known: readonly string[]): Rule {
  const isState = holdsState(known);
  return {
    id: 'state-storage-changed',
    severity: 'critical',
    reads: ['plan'],
    title: 'the storage of the Terraform state changes: if it is lost, Terraform cannot manage the environment',
    help: 'change the state bucket and its key only in the bootstrap of the account, after a backup',
    check: (subject) =>
      touched(subject, ...touchedTypes(subject).filter(isStore))
        .filter((resource) => isState(resource) && !isTagged(resource))
        .flatMap((resource): Finding[] => {
          const { address, actions } = resource;
          const isNew = actions.join() === 'create';
          const harm = isNew ? newResourceText(resource, subject) : `${actions.join(' and ')} of what holds the state`;
          return harm === undefined || isSafeUpdate(resource)
            ? []
            : [{ address, received: harm, allowed: 'no change' }];
        }),
  };
}

const settingOf = (side: JsonObject | null, key: string) => side?.[key];

/** A KMS key encrypts secrets, and the codes for custom senders. */
export const keyWeakened: Rule = {
  id: 'key-weakened',
  severity: 'high',
  reads: ['plan'],
  title: 'an encryption key is disabled, can be used by others, or is no longer rotated',
  help: 'keep the key, its rotation and its policy',
  judges: {
    aws_kms_key: [
      'policy',
      'is_enabled',
      'enable_key_rotation',
      'deletion_window_in_days',
      'bypass_policy_lockout_safety_check',
      'rotation_period_in_days',
    ],
    aws_kms_key_policy: ['*'],
    aws_kms_grant: ['*'],
    aws_kms_alias: ['target_key_id', 'name'],
  },
  check: (subject) => [
    ...remaining(subject, 'aws_kms_key').flatMap(({ address, before, values }): Finding[] =>
      [
        ...(values.is_enabled === false && before?.is_enabled !== false ? ['is switched off'] : []),
        ...(before?.enable_key_rotation === true &&
        values.enable_key_rotation !== true &&
        'enable_key_rotation' in values
          ? ['is no longer rotated']
          : []),
        ...(before !== null && 'policy' in values && !isSame(before.policy, values.policy)
          ? ['has another policy']
          : []),
        ...(Number(values.deletion_window_in_days) < Number(before?.deletion_window_in_days ?? 0)
          ? ['can be deleted sooner']
          : []),
        ...(values.bypass_policy_lockout_safety_check === true && before?.bypass_policy_lockout_safety_check !== true
          ? ['can lock out its owners']
          : []),
      ].map((received) => ({ address, received, allowed: 'the same key' })),
    ),
    ...touched(subject, 'aws_kms_key_policy', 'aws_kms_grant').map(({ address, actions }) => ({
      address,
      received: `${actions.join(' and ')} of who may use a key`,
      allowed: 'the same users of the key',
    })),
    ...remaining(subject, 'aws_kms_alias')
      .filter(
        ({ before, values }) =>
          before !== null &&
          'target_key_id' in values &&
          !isSame(settingOf(before, 'target_key_id'), values.target_key_id),
      )
      .map(({ address }) => ({ address, received: 'uses another key', allowed: 'the same key' })),
    ...touched(subject, 'aws_kms_key')
      .filter(({ actions, before }) => actions.includes('delete') && before !== null)
      .map(({ address }) => ({
        address,
        received: 'is deleted: data that it encrypts is lost',
        allowed: 'the same key',
      })),
  ],
};
