import type { Rule } from '../../rule';
import { lostFindings } from '../changes';

/** Auth0 generates a new client id for each application. */
export const applicationLost: Rule = {
  id: 'application-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'the Auth0 application goes away: its client id and secret are gone for everything that uses them',
  help: 'take back the edit that replaces the Auth0 application',
  check: (subject) => lostFindings(subject, ['auth0_client'], 'the Auth0 application', 'the same Auth0 application'),
};
