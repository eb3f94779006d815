import { USER_POOL_TIERS } from '@auth0-cognito/contract';
import { blocks } from '../../json';
import {
  becomes,
  changes,
  anyOf,
  ranksLower,
  foreign,
  addsItems,
  leaves,
  removesItems,
  decreases,
  increases,
  settingsRule,
} from '../settings';

const POOL = ['aws_cognito_user_pool'];

/** Another rule judges a minimum length below that of production. */
export const passwordRulesWeakened = settingsRule(
  {
    id: 'password-rules-weakened',
    severity: 'high',
    title: 'native users can choose weaker passwords, or use an old or temporary one for longer',
    help: 'keep the password policy',
  },
  [
    ...['require_lowercase', 'require_numbers', 'require_symbols', 'require_uppercase'].map((key) => ({
      types: POOL,
      setting: `password_policy.${key}`,
      worse: ranksLower([false, true], false),
      allowed: 'true',
    })),
    { types: POOL, setting: 'password_policy.password_history_size', worse: decreases, allowed: 'as many as before' },
    {
      types: POOL,
      setting: 'password_policy.temporary_password_validity_days',
      worse: increases(7),
      allowed: 'as many days as before',
    },
  ],
);

export const threatProtectionWeakened = settingsRule(
  {
    id: 'threat-protection-weakened',
    severity: 'high',
    title: 'Cognito detects or blocks fewer stolen passwords and suspicious sign-ins',
    help: 'keep the mode of threat protection',
  },
  [
    ...['advanced_security_mode', 'advanced_security_additional_flows.custom_auth_mode'].map((key) => ({
      types: POOL,
      setting: `user_pool_add_ons.${key}`,
      worse: ranksLower(['OFF', 'AUDIT', 'ENFORCED'], 'OFF'),
      allowed: 'the same mode or a stricter one',
    })),
    ...[
      'account_takeover_risk_configuration',
      'compromised_credentials_risk_configuration',
      'risk_exception_configuration',
    ].map((setting) => ({
      types: ['aws_cognito_risk_configuration'],
      setting,
      worse: changes({ alsoNew: true }),
      allowed: 'the same response to a risk',
    })),
  ],
);

export const tierLowered = settingsRule(
  {
    id: 'tier-lowered',
    severity: 'high',
    title: 'the user pool loses the features of its tier, for example threat protection',
    help: 'keep the tier, or first check which features the lower tier does not have',
  },
  [
    {
      types: POOL,
      setting: 'user_pool_tier',
      worse: ranksLower([...USER_POOL_TIERS], 'ESSENTIALS'),
      allowed: 'the same tier or a higher one',
    },
  ],
);

export const deviceTrackingWeakened = settingsRule(
  {
    id: 'device-tracking-weakened',
    severity: 'high',
    title: 'a new device is challenged less often, or a known device is trusted for longer',
    help: 'keep the challenge on new devices',
  },
  [
    {
      types: POOL,
      setting: 'device_configuration.challenge_required_on_new_device',
      worse: ranksLower([false, true], false),
      allowed: 'true',
    },
    {
      types: POOL,
      setting: 'device_configuration',
      worse: ({ old, next, resource }) =>
        isNew(old, next, resource.before !== null) &&
        !blocks(next).every((block) => block.challenge_required_on_new_device)
          ? ['remembers devices, which can stand for a second factor']
          : [],
      allowed: 'no remembered devices',
    },
    {
      types: POOL,
      setting: 'device_configuration.device_only_remembered_on_user_prompt',
      worse: ranksLower([false, true], false),
      allowed: 'true',
    },
  ],
);

/** Finds a sign-in that no longer needs a password, or that accepts a weaker factor. */
export const signInFactorsChanged = settingsRule(
  {
    id: 'sign-in-factors-changed',
    severity: 'high',
    title: 'users can sign in with other factors than before',
    help: 'check that each new factor is as strong as the one that it replaces',
  },
  [
    {
      types: POOL,
      setting: 'sign_in_policy.allowed_first_auth_factors',
      worse: addsItems((factor) => factor !== 'PASSWORD'),
      allowed: 'the same first factors',
    },
    {
      types: POOL,
      setting: 'sign_in_policy.allowed_first_auth_factors',
      worse: removesItems(),
      allowed: 'the same first factors',
    },
    {
      types: POOL,
      setting: 'web_authn_configuration.relying_party_id',
      worse: changes(),
      allowed: 'the same relying party',
    },
    {
      types: POOL,
      setting: 'web_authn_configuration.user_verification',
      worse: becomes(['preferred']),
      allowed: 'required',
    },
    {
      types: POOL,
      setting: 'email_mfa_configuration',
      worse: ({ old, next, resource }) =>
        isNew(old, next, resource.before !== null) ? ['accepts codes by e-mail'] : [],
      allowed: 'the same second factors',
    },
    {
      types: POOL,
      setting: 'sms_configuration.sns_caller_arn',
      worse: anyOf(changes(), foreign),
      allowed: 'the same sender of text messages',
    },
    { types: POOL, setting: 'sms_configuration.external_id', worse: changes(), allowed: 'the same external id' },
    {
      types: POOL,
      setting: 'sms_configuration.sns_region',
      worse: leaves([''], ''),
      allowed: 'the region of the pool',
    },
  ],
);

const isNew = (old: unknown, next: unknown, existed: boolean) =>
  existed && Array.isArray(next) && next.length > 0 && !(Array.isArray(old) && old.length > 0);
