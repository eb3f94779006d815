import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { POOL } from '../cognito';
import { block } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** In a case-sensitive pool, `A@b` and `a@b` are two users. Changing the setting replaces the pool. */
export const usernameCase: Rule = {
  id: 'username-case',
  severity: 'high',
  reads: ['configuration'],
  title: 'one user could get two accounts, by different letter case of the username',
  help: 'set username_configuration.case_sensitive to false when you create the pool',
  source: cognitoGuide('user-pool-case-sensitivity'),
  check: (subject) =>
    ofType(subject, POOL)
      .filter(({ values }) => block(values.username_configuration).case_sensitive !== false)
      .map(({ address, values }) => ({
        address: `${address}.username_configuration.case_sensitive`,
        received: shown(block(values.username_configuration).case_sensitive),
        allowed: 'false',
      })),
};
