import { isSelfWritten } from '@auth0-cognito/contract';
import { leaves } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/**
 * Users can write their `user_metadata`, so they control decisions that depend on it. In a configuration this is a notice, because it is
 * intended for a language or a nickname; in the review of a plan, its addition needs a look.
 */
export const claimFromUserMetadata: Rule = {
  id: 'claim-from-user-metadata',
  severity: 'notice',
  reads: ['configuration'],
  title: 'users control a part of their own tokens',
  help: 'read roles and permissions from app_metadata',
  source: 'https://auth0.com/docs/manage-users/user-accounts/metadata',
  check: (subject) =>
    ofType(subject, 'auth0_action')
      .filter(({ values }) => [...leaves(values.code)].some(({ value }) => isSelfWritten(String(value))))
      .map(({ address }) => ({ address: `${address}.code`, received: 'user_metadata', allowed: 'app_metadata' })),
};
