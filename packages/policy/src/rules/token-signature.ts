import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { federatedApplications } from '../cognito';
import { at, block } from '../json';
import type { Rule } from '../rule';

/** Auth0's defaults are HS256, which Cognito can't check, and tokens that don't conform to OIDC. */
export const tokenSignature: Rule = {
  id: 'token-signature',
  severity: 'critical',
  reads: ['configuration'],
  title: 'Cognito could not check Auth0’s tokens',
  help: 'set jwt_configuration.alg to RS256 and oidc_conformant to true',
  source: cognitoGuide('cognito-user-pools-oidc-idp'),
  check: (subject) =>
    federatedApplications(subject).flatMap(({ address, values }) => {
      const alg = at(block(values.jwt_configuration), 'alg');
      return [
        ...(alg === 'RS256'
          ? []
          : [{ address: `${address}.jwt_configuration.alg`, received: shown(alg), allowed: 'RS256' }]),
        ...(values.oidc_conformant === true
          ? []
          : [{ address: `${address}.oidc_conformant`, received: shown(values.oidc_conformant), allowed: 'true' }]),
      ];
    }),
};
