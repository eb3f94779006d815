import type { Rule } from '../../rule';
import { removalFindings } from '../changes';

/** Auth0 generates a new client id for each application. */
export const applicationLost: Rule = {
  id: 'application-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'the Auth0 application is lost, with its client ID and secret: everything that uses them fails',
  help: 'undo the edit that replaces the Auth0 application',
  check: (subject) => removalFindings(subject, ['auth0_client'], 'the Auth0 application', 'the same Auth0 application'),
};
