import { OTHER, HOOK, POOL, pool, client, idp, OWN, added, type HostileEdit } from './edits';

export const COGNITO: readonly HostileEdit[] = [
  [
    'self sign-up',
    'self-sign-up-opened',
    'look',
    pool(
      { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
      { admin_create_user_config: [{ allow_admin_create_user_only: false }] },
    ),
  ],
  [
    'native sign-in',
    'sign-in-providers-changed',
    'look',
    client({ supported_identity_providers: ['Auth0'] }, { supported_identity_providers: ['Auth0', 'COGNITO'] }),
  ],
  [
    'a client without Auth0',
    'sign-in-providers-changed',
    'look',
    client({ supported_identity_providers: ['Auth0', 'COGNITO'] }, { supported_identity_providers: ['COGNITO'] }),
  ],
  [
    'another identity provider',
    'identity-provider-added',
    'look',
    added('aws_cognito_identity_provider.x', { provider_name: 'X', provider_type: 'OIDC', user_pool_id: POOL.id }),
  ],
  [
    'another issuer',
    'identity-source-changed',
    'blocked',
    idp(
      { provider_details: { oidc_issuer: 'https://acme.eu.auth0.com' } },
      { provider_details: { oidc_issuer: 'https://x.test' } },
    ),
  ],
  [
    'other keys',
    'identity-source-changed',
    'blocked',
    idp(
      { provider_details: { jwks_uri: 'https://acme.eu.auth0.com/a' } },
      { provider_details: { jwks_uri: 'https://x.test/a' } },
    ),
  ],
  [
    'another user name attribute',
    'identity-source-changed',
    'blocked',
    idp({ attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'email' } }),
  ],
  [
    'a password flow',
    'password-flow-added',
    'look',
    client(
      { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
    ),
  ],
  [
    'a custom flow',
    'native-flow-added',
    'look',
    client(
      { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      { explicit_auth_flows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    ),
  ],
  [
    'a choice of factors',
    'native-flow-added',
    'look',
    client(
      { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_AUTH'] },
    ),
  ],
  [
    'a first factor',
    'sign-in-factors-changed',
    'look',
    pool(
      { sign_in_policy: [{ allowed_first_auth_factors: ['PASSWORD'] }] },
      { sign_in_policy: [{ allowed_first_auth_factors: ['PASSWORD', 'SMS_OTP'] }] },
    ),
  ],
  [
    'recovery by text message',
    'recovery-changed',
    'look',
    pool(
      { account_recovery_setting: [{ recovery_mechanism: [{ name: 'admin_only', priority: 1 }] }] },
      { account_recovery_setting: [{ recovery_mechanism: [{ name: 'verified_phone_number', priority: 1 }] }] },
    ),
  ],
  [
    'no verification',
    'verification-weakened',
    'look',
    pool({ auto_verified_attributes: ['email'] }, { auto_verified_attributes: [] }),
  ],
  [
    'passwords without digits',
    'password-rules-weakened',
    'look',
    pool(
      { password_policy: [{ minimum_length: 14, require_numbers: true }] },
      { password_policy: [{ minimum_length: 14, require_numbers: false }] },
    ),
  ],
  [
    'short passwords',
    'password-shortened',
    'look',
    pool({ password_policy: [{ minimum_length: 14 }] }, { password_policy: [{ minimum_length: 6 }] }),
  ],
  [
    'no threat protection',
    'threat-protection-weakened',
    'look',
    pool(
      { user_pool_add_ons: [{ advanced_security_mode: 'ENFORCED' }] },
      { user_pool_add_ons: [{ advanced_security_mode: 'OFF' }] },
    ),
  ],
  ['a lower tier', 'tier-lowered', 'look', pool({ user_pool_tier: 'PLUS' }, { user_pool_tier: 'LITE' })],
  [
    'trusted devices',
    'device-tracking-weakened',
    'look',
    pool(
      { device_configuration: [{ challenge_required_on_new_device: true }] },
      { device_configuration: [{ challenge_required_on_new_device: false }] },
    ),
  ],
  ['no second factor', 'mfa-weakened', 'look', pool({ mfa_configuration: 'ON' }, { mfa_configuration: 'OFF' })],
  [
    'a trigger of another account',
    'foreign-trigger-added',
    'blocked',
    pool({ lambda_config: [] }, { lambda_config: [{ pre_token_generation: HOOK }] }),
  ],
  [
    'a trigger of another region',
    'foreign-trigger-added',
    'blocked',
    pool(
      { lambda_config: [] },
      { lambda_config: [{ pre_sign_up: HOOK.replace(OTHER, OWN).replace('eu-central-1', 'us-east-1') }] },
    ),
  ],
  [
    'a trigger that is removed',
    'trigger-changed',
    'look',
    pool({ lambda_config: [{ pre_sign_up: HOOK.replace(OTHER, OWN) }] }, { lambda_config: [] }),
  ],
  [
    'a function that sends codes',
    'foreign-trigger-added',
    'blocked',
    pool(
      { lambda_config: [] },
      { lambda_config: [{ custom_sms_sender: [{ lambda_arn: HOOK, lambda_version: 'V1_0' }] }] },
    ),
  ],
  [
    'PKCE off',
    'implicit-flow-added',
    'look',
    client({ allowed_oauth_flows: ['code'] }, { allowed_oauth_flows: ['code', 'implicit'] }),
  ],
];
