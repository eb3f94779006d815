import type { Rule } from '../../rule';
import { removalFindings } from '../changes';

/** Users and their passwords are only in the pool; Cognito cannot export passwords. */
export const userPoolLost: Rule = {
  id: 'user-pool-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'all users of the pool are lost, with their passwords and IDs',
  help: 'undo the edit that replaces the pool; to replace it on purpose, export the users first',
  check: (subject) =>
    removalFindings(subject, ['aws_cognito_user_pool'], 'the user pool', 'a user pool that stays, changed in place'),
};
