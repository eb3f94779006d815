import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { CLIENT, MANAGED_CLIENT, followsPool } from '../cognito';
import { referred } from '../expressions';
import { blocks } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

export const identityPoolLogin: Rule = {
  id: 'identity-pool-login',
  severity: 'critical',
  reads: ['configuration'],
  title: 'the identity pool would accept tokens of other user pools or app clients',
  help: 'let cognito_identity_providers specify an app client and the user pool of this stack',
  source: cognitoGuide('amazon-cognito-integrating-user-pools-with-identity-pools'),
  check: (subject) =>
    ofType(subject, 'aws_cognito_identity_pool').flatMap(({ address, values }) => [
      ...blocks(values.cognito_identity_providers).flatMap((login, index) => {
        const where = `${address}.cognito_identity_providers[${index}]`;
        const isOwnClient = [CLIENT, MANAGED_CLIENT].some(
          (type) => referred(subject, login.client_id, type).length > 0,
        );
        const isOwnPool = followsPool(subject, login.provider_name);
        return [
          ...(isOwnClient
            ? []
            : [
                {
                  address: `${where}.client_id`,
                  received: shown(login.client_id),
                  allowed: 'an app client of this stack',
                },
              ]),
          ...(isOwnPool
            ? []
            : [
                {
                  address: `${where}.provider_name`,
                  received: shown(login.provider_name),
                  allowed: 'the user pool of this stack',
                },
              ]),
        ];
      }),
      ...(blocks(values.cognito_identity_providers).length > 0 || values.openid_connect_provider_arns !== undefined
        ? []
        : [{ address: `${address}.cognito_identity_providers`, received: 'nothing', allowed: 'at least one' }]),
    ]),
};
