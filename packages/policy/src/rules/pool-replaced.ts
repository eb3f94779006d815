import { POOL } from '../cognito';
import type { Rule } from '../rule';
import { deleted } from '../subject';

/** Users, passwords and second factors are part of the pool; nothing brings them back. */
export const poolReplaced: Rule = {
  id: 'pool-replaced',
  severity: 'critical',
  reads: ['plan'],
  title: 'all users are lost: the user pool is deleted',
  help: 'undo the change that forces it, or export the users first',
  check: (subject) =>
    deleted(subject, POOL).map(({ address, actions }) => ({
      address,
      received: actions.join(', then '),
      allowed: 'create, update or no-op',
    })),
};
