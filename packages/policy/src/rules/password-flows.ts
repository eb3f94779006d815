import { shown, sendsPassword, cognitoGuide } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { texts } from '../json';
import type { Rule } from '../rule';

/** SRP proves a password without sending it. */
export const passwordFlows: Rule = {
  id: 'password-flows',
  severity: 'high',
  reads: ['configuration'],
  title: 'an application could collect the passwords of users and send them',
  help: 'remove the password flows from explicit_auth_flows; use the hosted sign-in or ALLOW_USER_SRP_AUTH',
  source: cognitoGuide('amazon-cognito-user-pools-authentication-flow-methods'),
  check: (subject) =>
    settingClients(subject)
      .filter(({ values }) => texts(values.explicit_auth_flows).some(sendsPassword))
      .map(({ address, values }) => ({
        address: `${address}.explicit_auth_flows`,
        received: shown(values.explicit_auth_flows),
        allowed: 'ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH and the like',
      })),
};
