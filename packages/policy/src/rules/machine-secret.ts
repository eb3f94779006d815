import { cognitoGuide } from '@auth0-cognito/contract';
import { CLIENT, MANAGED_CLIENT, isForPeople, settingClients } from '../cognito';
import type { Rule } from '../rule';

/** The client credentials flow is nothing but its secret. */
export const machineSecret: Rule = {
  id: 'machine-secret',
  severity: 'critical',
  reads: ['configuration'],
  title: 'a machine’s app client has no secret',
  help: 'set generate_secret on the client with the client_credentials flow',
  source: cognitoGuide('cognito-user-pools-define-resource-servers'),
  check: (subject) =>
    settingClients(subject)
      .filter((client) => client.type === CLIENT && !isForPeople(client) && client.values.generate_secret !== true)
      .map(({ address }) => ({ address: `${address}.generate_secret`, received: 'not set', allowed: 'true' }))
      .concat(
        settingClients(subject)
          .filter((client) => client.type === MANAGED_CLIENT && !isForPeople(client))
          .map(({ address }) => ({
            address,
            received: 'a managed client',
            allowed: `an ${CLIENT}, which can have a secret`,
          })),
      ),
};
