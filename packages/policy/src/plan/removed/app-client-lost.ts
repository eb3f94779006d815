import type { Rule } from '../../rule';
import { CLIENT_TYPES, removalFindings } from '../changes';

/** Applications are configured with the client id; each deployed one breaks at its next sign-in. */
export const appClientLost: Rule = {
  id: 'app-client-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'the ID of an app client is lost: applications that use it can’t sign users in',
  help: 'keep the app client; before you remove one, make sure that no application uses it',
  check: (subject) => removalFindings(subject, CLIENT_TYPES, 'the app client', 'the same app client'),
};
