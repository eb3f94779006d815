import {
  isPasswordMinimumTooShort,
  PASSWORD_MINIMUM_IN_PRODUCTION,
  shown,
  THIS_PROJECT,
} from '@auth0-cognito/contract';
import { POOL } from '../cognito';
import { block } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Settings that protect native users. */
export const poolSignIn: Rule = {
  id: 'pool-sign-in',
  severity: 'high',
  reads: ['configuration'],
  title: 'the protection of native users is too weak',
  help: 'require passwords of at least 12 characters and, in production, a second factor',
  source: THIS_PROJECT,
  check: (subject) =>
    ofType(subject, POOL).flatMap(({ address, values }) => {
      const { minimum_length: length } = block(values.password_policy);
      return [
        ...(typeof length === 'number' && !isPasswordMinimumTooShort(length)
          ? []
          : [
              {
                address: `${address}.password_policy.minimum_length`,
                received: shown(length),
                allowed: `${PASSWORD_MINIMUM_IN_PRODUCTION} or more`,
              },
            ]),
        ...(subject.stage !== 'production' ||
        values.mfa_configuration === 'ON' ||
        values.mfa_configuration === 'OPTIONAL'
          ? []
          : [
              {
                address: `${address}.mfa_configuration`,
                received: shown(values.mfa_configuration),
                allowed: 'ON or OPTIONAL',
              },
            ]),
      ];
    }),
};
