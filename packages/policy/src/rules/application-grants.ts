import { shown, cognitoGuide } from '@auth0-cognito/contract';
import { federatedApplications } from '../cognito';
import { texts } from '../json';
import type { Rule } from '../rule';

const ALLOWED = ['authorization_code', 'refresh_token'];

/** Cognito only uses the authorization code flow. Only an attacker can use other grants of the application. */
export const applicationGrants: Rule = {
  id: 'application-grants',
  severity: 'critical',
  reads: ['configuration'],
  title: 'the Auth0 application has more grants than Cognito needs, or fewer',
  help: 'set app_type to regular_web and grant_types to authorization_code and refresh_token',
  source: cognitoGuide('cognito-user-pools-oidc-flow'),
  check: (subject) =>
    federatedApplications(subject).flatMap(({ address, values }) => {
      const grants = texts(values.grant_types);
      const isRight = grants.includes('authorization_code') && grants.every((grant) => ALLOWED.includes(grant));
      return [
        ...(isRight
          ? []
          : [{ address: `${address}.grant_types`, received: shown(grants), allowed: ALLOWED.join(', ') }]),
        ...(values.app_type === 'regular_web'
          ? []
          : [{ address: `${address}.app_type`, received: shown(values.app_type), allowed: 'regular_web' }]),
      ];
    }),
};
