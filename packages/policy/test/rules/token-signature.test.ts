import { tokenSignature } from '../../src/rules/token-signature';
import { describeRule } from '../describe-rule';

describeRule(tokenSignature, {
  finds: [
    ['HS256', 'resource.auth0_client.app.jwt_configuration.alg', 'HS256', 'auth0_client.app.jwt_configuration.alg'],
    [
      'Auth0’s default',
      'resource.auth0_client.app.jwt_configuration',
      undefined,
      'auth0_client.app.jwt_configuration.alg',
    ],
    [
      'tokens that are not OIDC-conformant',
      'resource.auth0_client.app.oidc_conformant',
      false,
      'auth0_client.app.oidc_conformant',
    ],
  ],
  accepts: [['a block written as a list', 'resource.auth0_client.app.jwt_configuration', [{ alg: 'RS256' }]]],
});
