import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { federatedApplications } from '../cognito';
import { at, block } from '../json';
import type { Rule } from '../rule';

/** By default, Auth0 signs with HS256, which Cognito cannot verify, and issues tokens that do not conform to OIDC. */
export const tokenSignature: Rule = {
  id: 'token-signature',
  severity: 'critical',
  reads: ['configuration'],
  title: 'Cognito could not verify the signature of Auth0’s tokens',
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
