import { settingsRule, becomes, changes, anyOf, addsItems, removesItems } from '../settings';

const POOL = ['aws_cognito_user_pool'];

/** By Cognito's default, a pool without this setting allows everyone to sign up. */
export const selfSignUpOpened = settingsRule(
  {
    id: 'self-sign-up-opened',
    severity: 'high',
    title: 'everyone can create an account',
    help: 'set allow_admin_create_user_only to true, unless everyone may sign up',
  },
  [
    {
      types: POOL,
      setting: 'admin_create_user_config.allow_admin_create_user_only',
      worse: becomes([false], { orUnset: true }),
      allowed: 'true',
    },
    { types: ['auth0_connection'], setting: 'options.disable_signup', worse: becomes([false]), allowed: 'true' },
  ],
);

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
export const recoveryChanged = settingsRule(
  {
    id: 'recovery-changed',
    severity: 'high',
    title: 'users who forgot their password recover the account in another way',
    help: 'check that only the account’s owner receives the code',
  },
  [
    {
      types: POOL,
      setting: 'account_recovery_setting',
      worse: changes(),
      allowed: 'the same recovery methods',
    },
  ],
);

/** An unverified address can belong to another person. */
export const verificationWeakened = settingsRule(
  {
    id: 'verification-weakened',
    severity: 'high',
    title: 'applications may get e-mail addresses or phone numbers that no user verified',
    help: 'keep the verification of the attribute',
  },
  [
    {
      types: POOL,
      setting: 'auto_verified_attributes',
      worse: anyOf(
        removesItems(),
        addsItems(() => true, { existing: true }),
      ),
      allowed: 'the same attributes',
    },
    {
      types: POOL,
      setting: 'user_attribute_update_settings.attributes_require_verification_before_update',
      worse: removesItems(),
      allowed: 'verification before an update',
    },
  ],
);

/** The sign-in names of an existing pool cannot be changed: another value replaces the pool. */
export const signInNamesChanged = settingsRule(
  {
    id: 'sign-in-names-changed',
    severity: 'high',
    title: 'users sign in with another type of username',
    help: 'keep the sign-in names of the pool',
  },
  ['alias_attributes', 'username_attributes', 'username_configuration'].map((setting) => ({
    types: POOL,
    setting,
    worse: changes(),
    allowed: 'the same sign-in names',
  })),
);
