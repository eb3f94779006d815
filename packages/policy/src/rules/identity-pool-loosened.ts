import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { blocks } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/**
 * Settings of an identity pool that only production refuses. Without the server-side token check, a revoked token, or one of a deleted
 * user, still gets credentials. With the classic flow, the application chooses the role.
 */
export const identityPoolLoosened: Rule = {
  id: 'identity-pool-loosened',
  severity: 'high',
  reads: ['configuration'],
  title: 'the identity pool accepts revoked tokens, or lets the application choose the role',
  help: 'set server_side_token_check to true and allow_classic_flow to false',
  source: cognitoGuide('authentication-flow'),
  check: (subject) =>
    ofType(subject, 'aws_cognito_identity_pool').flatMap(({ address, values }) => [
      ...blocks(values.cognito_identity_providers).flatMap(({ server_side_token_check: check }, index) =>
        check === true
          ? []
          : [
              {
                address: `${address}.cognito_identity_providers[${index}].server_side_token_check`,
                received: shown(check),
                allowed: 'true',
              },
            ],
      ),
      ...(values.allow_classic_flow === true
        ? [{ address: `${address}.allow_classic_flow`, received: 'true', allowed: 'false' }]
        : []),
    ]),
};
