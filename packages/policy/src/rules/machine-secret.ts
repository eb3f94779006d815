import { cognitoGuide } from '@auth0-cognito/contract';
import { CLIENT, MANAGED_CLIENT, isUserClient, settingClients } from '../cognito';
import { at, texts } from '../json';
import type { Rule } from '../rule';
import type { Resource } from '../subject';

/**
 * Whether a client can have a secret. For an imported client, Terraform does not know it and ignores changes. Cognito refuses the client
 * credentials flow without a secret.
 */
const mayHaveSecret = ({ values }: Resource) =>
  values.generate_secret === true || texts(at(values, 'lifecycle', 'ignore_changes')).includes('generate_secret');

/** The client credentials flow depends only on the secret. */
export const machineSecret: Rule = {
  id: 'machine-secret',
  severity: 'critical',
  reads: ['configuration'],
  title: 'an app client for machines has no secret',
  help: 'set generate_secret on the client with the client_credentials flow',
  source: cognitoGuide('cognito-user-pools-define-resource-servers'),
  check: (subject) =>
    settingClients(subject)
      .filter((client) => client.type === CLIENT && !isUserClient(client) && !mayHaveSecret(client))
      .map(({ address }) => ({ address: `${address}.generate_secret`, received: 'not set', allowed: 'true' }))
      .concat(
        settingClients(subject)
          .filter((client) => client.type === MANAGED_CLIENT && !isUserClient(client))
          .map(({ address }) => ({
            address,
            received: 'a managed client',
            allowed: `an ${CLIENT}, which can have a secret`,
          })),
      ),
};
