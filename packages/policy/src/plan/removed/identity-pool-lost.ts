import type { Rule } from '../../rule';
import { removalFindings } from '../changes';

/** An identity id belongs to its pool: applications lose the data that they store by it. */
export const identityPoolLost: Rule = {
  id: 'identity-pool-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'every user gets a new AWS identity; data that is stored under the old one can’t be reached',
  help: 'undo the edit that replaces the identity pool',
  check: (subject) =>
    removalFindings(subject, ['aws_cognito_identity_pool'], 'the identity pool', 'the same identity pool'),
};
