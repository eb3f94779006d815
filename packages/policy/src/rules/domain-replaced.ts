import { shown } from '@auth0-cognito/contract';
import { DOMAIN } from '../cognito';
import type { Rule } from '../rule';
import { deleted } from '../subject';

/** Bookmarks, applications and Auth0’s callback have the old host; a freed prefix can be taken by anybody. */
export const domainReplaced: Rule = {
  id: 'domain-replaced',
  severity: 'critical',
  reads: ['plan'],
  title: 'the address of the sign-in changes: the domain is deleted',
  help: 'tell the applications the new address before, or undo the change',
  check: (subject) =>
    deleted(subject, DOMAIN).map(({ address, before, values }) => ({
      address,
      received: `${shown(before?.domain)} becomes ${shown(values.domain)}`,
      allowed: 'the domain it has',
    })),
};
