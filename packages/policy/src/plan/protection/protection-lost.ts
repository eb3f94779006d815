import { isIdentityType, isStateType } from '@auth0-cognito/contract';
import type { Rule } from '../../rule';
import { CLIENT_TYPES, becomes, isReplaced, remaining, touched, touchedTypes } from '../changes';

/** Finds a pool without deletion protection, which one wrong edit can delete; also a new pool, if users other than its developers sign in. */
export const deletionProtectionLost: Rule = {
  id: 'deletion-protection-lost',
  severity: 'high',
  reads: ['plan'],
  judges: { aws_cognito_user_pool: ['deletion_protection'] },
  title: 'a single edit can delete the user pool with all its users',
  help: 'set deletion_protection to ACTIVE',
  check: (subject) =>
    remaining(subject, 'aws_cognito_user_pool')
      .filter(({ before, values }) =>
        before === null
          ? subject.stage !== 'development' && values.deletion_protection !== 'ACTIVE'
          : before.deletion_protection === 'ACTIVE' &&
            'deletion_protection' in values &&
            values.deletion_protection !== 'ACTIVE',
      )
      .map(({ address }) => ({ address, received: 'deletion_protection is no longer ACTIVE', allowed: 'ACTIVE' })),
};

/** Without token revocation, refresh tokens are still valid after a sign-out. */
export const tokenRevocationLost: Rule = {
  id: 'token-revocation-lost',
  severity: 'high',
  reads: ['plan'],
  judges: Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['enable_token_revocation']])),
  title: 'refresh tokens can no longer be revoked',
  help: 'set enable_token_revocation to true',
  check: (subject) =>
    remaining(subject, ...CLIENT_TYPES)
      .filter(
        ({ before, values }) => values.enable_token_revocation === false && before?.enable_token_revocation !== false,
      )
      .map(({ address }) => ({ address, received: 'enable_token_revocation becomes false', allowed: 'true' })),
};

/** With the legacy behavior, error messages show whether an address has an account. */
export const userExistenceRevealed: Rule = {
  id: 'user-existence-revealed',
  severity: 'high',
  reads: ['plan'],
  judges: Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['prevent_user_existence_errors']])),
  title: 'error messages reveal who has an account',
  help: 'set prevent_user_existence_errors to ENABLED',
  check: (subject) =>
    remaining(subject, ...CLIENT_TYPES)
      .filter((client) => becomes(client, 'prevent_user_existence_errors', 'LEGACY'))
      .map(({ address }) => ({
        address,
        received: 'prevent_user_existence_errors becomes LEGACY',
        allowed: 'ENABLED',
      })),
};

/** The resource continues to exist, but Terraform stops managing it: no plan shows its changes. */
export const identityForgotten: Rule = {
  id: 'identity-forgotten',
  severity: 'high',
  reads: ['plan'],
  title: 'Terraform stops managing a part of sign-in: the resource remains, and plans no longer show its changes',
  help: 'keep the resource, or state in the pull request who manages it from now on',
  check: (subject) =>
    touched(subject, ...touchedTypes(subject).filter((type) => isIdentityType(type) || isStateType(type)))
      .filter(({ actions }) => actions.includes('forget') && !isReplaced({ actions }))
      .map(({ address }) => ({ address, received: 'removed from Terraform’s state, not deleted', allowed: 'managed' })),
};
