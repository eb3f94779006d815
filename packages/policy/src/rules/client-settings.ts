import { cognitoApi } from '@auth0-cognito/contract';
import { isUserClient, settingClients } from '../cognito';
import type { Rule } from '../rule';

const ALWAYS = [
  'access_token_validity',
  'allowed_oauth_flows',
  'allowed_oauth_flows_user_pool_client',
  'allowed_oauth_scopes',
  'enable_token_revocation',
  'explicit_auth_flows',
  'prevent_user_existence_errors',
  'token_validity_units',
];
const USER_CLIENT_SETTINGS = [
  'callback_urls',
  'id_token_validity',
  'logout_urls',
  'refresh_token_validity',
  'supported_identity_providers',
];

/** An update of a client resets every setting that is not declared. */
export const clientSettings: Rule = {
  id: 'client-settings',
  severity: 'high',
  reads: ['configuration'],
  title: 'some settings of an app client are not declared',
  help: 'declare every setting on the resource that owns the client',
  source: cognitoApi('UpdateUserPoolClient'),
  check: (subject) =>
    settingClients(subject).flatMap((client) =>
      [...ALWAYS, ...(isUserClient(client) ? USER_CLIENT_SETTINGS : [])]
        .filter((key) => client.values[key] === undefined)
        .map((key) => ({ address: `${client.address}.${key}`, received: 'nothing', allowed: 'a value' })),
    ),
};
