import { type Row, LIST, POOL, create, update, replace, remove, LOST } from './rows';

/** Plans in which a critical rule finds a risk. */
export const FOUND_CRITICAL: readonly Row[] = [
  ...LOST.flatMap(([rule, address]) => [
    { rule, when: `${address} is replaced`, changes: [replace(address)] },
    {
      rule,
      when: `${address} is replaced, new one first`,
      changes: [{ ...replace(address), actions: ['create', 'delete'] }],
    },
    { rule, when: `${address} is deleted`, changes: [remove(address)] },
  ]),
  {
    rule: 'pool-schema-changed',
    when: 'an attribute is removed',
    changes: [update(POOL, { schema: [{ name: 'team' }, { name: 'role' }] }, { schema: [{ name: 'team' }] })],
  },
  {
    rule: 'pool-schema-changed',
    when: 'the last attribute is removed',
    changes: [update(POOL, { schema: [{ name: 'team' }] }, { schema: [] })],
  },
  {
    rule: 'pool-schema-changed',
    when: 'an attribute is changed',
    changes: [
      update(POOL, { schema: [{ name: 'team', mutable: false }] }, { schema: [{ name: 'team', mutable: true }] }),
    ],
  },
  { rule: 'actions-unbound', when: 'the list of a trigger is deleted', changes: [remove(LIST)] },
  { rule: 'actions-unbound', when: 'the list of a trigger is replaced', changes: [replace(LIST)] },
  { rule: 'actions-unbound', when: 'the list of a trigger becomes a managed resource', changes: [create(LIST)] },
  {
    rule: 'actions-unbound',
    when: 'an action is removed from the list of a trigger',
    changes: [update(LIST, { actions: [{ id: 'gate' }, { id: 'own' }] }, { actions: [{ id: 'own' }] })],
  },
  {
    rule: 'state-storage-changed',
    when: 'the state bucket becomes public',
    changes: [
      update(
        'aws_s3_bucket_public_access_block.a',
        { bucket: 'acme-dev-tfstate', block_public_acls: true },
        { bucket: 'acme-dev-tfstate', block_public_acls: false },
      ),
    ],
  },
  {
    rule: 'state-storage-changed',
    when: 'a key with the name of the state is deleted',
    changes: [remove('aws_kms_key.TerraformState')],
  },
  {
    rule: 'state-storage-changed',
    when: 'the known bucket is deleted',
    changes: [{ address: 'aws_s3_bucket.b', before: { bucket: 'our-records' } }],
  },
];
