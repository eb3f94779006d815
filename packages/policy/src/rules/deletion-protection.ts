import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { POOL } from '../cognito';
import { at } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Deleting a pool deletes all its users and passwords. */
export const deletionProtection: Rule = {
  id: 'deletion-protection',
  severity: 'high',
  reads: ['configuration'],
  title: 'a single edit could delete all users',
  help: 'set deletion_protection to ACTIVE and lifecycle.prevent_destroy to true on the user pool',
  source: cognitoGuide('user-pool-settings-deletion-protection'),
  check: (subject) =>
    subject.stage !== 'production'
      ? []
      : ofType(subject, POOL).flatMap(({ address, values }) => [
          ...(values.deletion_protection === 'ACTIVE'
            ? []
            : [
                {
                  address: `${address}.deletion_protection`,
                  received: shown(values.deletion_protection),
                  allowed: 'ACTIVE',
                },
              ]),
          ...(at(values, 'lifecycle', 'prevent_destroy') === true
            ? []
            : [{ address: `${address}.lifecycle.prevent_destroy`, received: 'not set', allowed: 'true' }]),
        ]),
};
