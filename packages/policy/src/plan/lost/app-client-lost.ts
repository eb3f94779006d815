import type { Rule } from '../../rule';
import { CLIENT_TYPES, lostFindings } from '../changes';

/** Applications are configured with the client id; each deployed one breaks at its next sign-in. */
export const appClientLost: Rule = {
  id: 'app-client-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'an app client’s id goes away: applications that use it can’t sign anybody in',
  help: 'keep the app client; to remove one on purpose, first make sure that nothing uses it',
  check: (subject) => lostFindings(subject, CLIENT_TYPES, 'the app client', 'the same app client'),
};
