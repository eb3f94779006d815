import { shown } from '@auth0-cognito/contract';
import { APPLICATION } from '../cognito';
import type { Rule } from '../rule';
import { deleted } from '../subject';

/** Its client id is part of what Cognito, IAM and each sign-out address know. */
export const applicationReplaced: Rule = {
  id: 'application-replaced',
  severity: 'critical',
  reads: ['plan'],
  title: 'sign-in breaks until everything knows the new client id: the Auth0 application is deleted',
  help: 'undo the change that forces it',
  check: (subject) =>
    deleted(subject, APPLICATION).map(({ address, before }) => ({
      address,
      received: `${shown(before?.name)} is deleted`,
      allowed: 'create, update or no-op',
    })),
};
