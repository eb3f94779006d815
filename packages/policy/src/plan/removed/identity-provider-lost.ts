import type { Rule } from '../../rule';
import { removalFindings } from '../changes';

/** Cognito names a federated user `<provider>_<sub>`: with another provider name the same person is a new user. */
export const identityProviderLost: Rule = {
  id: 'identity-provider-lost',
  severity: 'critical',
  reads: ['plan'],
  title: 'each user who signs in through this identity provider becomes a new user, or can no longer sign in',
  help: 'keep the identity provider’s name; before you rename it, plan how applications recognize their users',
  check: (subject) =>
    removalFindings(
      subject,
      ['aws_cognito_identity_provider'],
      'the identity provider',
      'the same identity provider under the same name',
    ),
};
