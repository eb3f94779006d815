import { shown, cognitoApi } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { texts } from '../json';
import type { Rule } from '../rule';

const COMBINATIONS = [['code'], ['client_credentials'], ['implicit'], ['code', 'implicit']].map(String);

/**
 * Cognito ignores flows and scopes if `allowed_oauth_flows_user_pool_client` is false. It refuses `client_credentials` together with
 * another flow.
 */
export const oauthEnabled: Rule = {
  id: 'oauth-enabled',
  severity: 'critical',
  reads: ['configuration'],
  title: 'no user could sign in with an app client',
  help: 'set allowed_oauth_flows_user_pool_client to true and one flow in allowed_oauth_flows',
  source: cognitoApi('CreateUserPoolClient'),
  check: (subject) =>
    settingClients(subject)
      .filter(
        ({ values }) =>
          values.allowed_oauth_flows_user_pool_client !== true ||
          !COMBINATIONS.includes(String([...texts(values.allowed_oauth_flows)].sort())),
      )
      .map(({ address, values }) => ({
        address: `${address}.allowed_oauth_flows`,
        received: `${shown(values.allowed_oauth_flows)}, allowed_oauth_flows_user_pool_client ${shown(values.allowed_oauth_flows_user_pool_client)}`,
        allowed: 'one flow, and allowed_oauth_flows_user_pool_client true',
      })),
};
