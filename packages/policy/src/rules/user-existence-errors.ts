import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import type { Rule } from '../rule';

/** Without this setting, error messages show which addresses have an account. */
export const userExistenceErrors: Rule = {
  id: 'user-existence-errors',
  severity: 'high',
  reads: ['configuration'],
  title: 'error messages could reveal who has an account',
  help: 'set prevent_user_existence_errors to ENABLED',
  source: cognitoGuide('cognito-user-pool-managing-errors'),
  check: (subject) =>
    settingClients(subject)
      .filter(({ values }) => values.prevent_user_existence_errors !== 'ENABLED')
      .map(({ address, values }) => ({
        address: `${address}.prevent_user_existence_errors`,
        received: shown(values.prevent_user_existence_errors),
        allowed: 'ENABLED',
      })),
};
