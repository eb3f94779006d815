import type { Rule } from '../../rule';
import { removalFindings } from '../changes';

/** Applications, bookmarks and the callback in Auth0 contain the host. */
export const signInAddressLost: Rule = {
  id: 'sign-in-address-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'the URL of the sign-in page changes or is removed',
  help: 'keep the domain; to change it, update every application at the same time and expect an outage',
  check: (subject) =>
    removalFindings(subject, ['aws_cognito_user_pool_domain'], 'the sign-in domain', 'the same domain'),
};
