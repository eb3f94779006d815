import { claimFromUserMetadata } from '../../src/rules/claim-from-user-metadata';
import { describeRule } from '../describe-rule';

describeRule(claimFromUserMetadata, {
  finds: [
    ['a role', 'resource.auth0_action.claims', { code: 'event.user.user_metadata.role' }, 'auth0_action.claims.code'],
    [
      'a path to a role',
      'resource.auth0_action.claims',
      { code: '["user", "user_metadata", "role"]' },
      'auth0_action.claims.code',
    ],
  ],
  accepts: [['app_metadata', 'resource.auth0_action.claims', { code: 'event.user.app_metadata.role' }]],
});
