import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import type { Rule } from '../rule';

/** Without token revocation, refresh tokens are still valid after a sign-out. */
export const tokenRevocation: Rule = {
  id: 'token-revocation',
  severity: 'high',
  reads: ['configuration'],
  title: 'a stolen refresh token could not be revoked',
  help: 'set enable_token_revocation to true',
  source: cognitoGuide('token-revocation'),
  check: (subject) =>
    settingClients(subject)
      .filter(({ values }) => values.enable_token_revocation !== true)
      .map(({ address, values }) => ({
        address: `${address}.enable_token_revocation`,
        received: shown(values.enable_token_revocation),
        allowed: 'true',
      })),
};
