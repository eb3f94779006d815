import { CONNECTION, ACTION, OWN, FOREIGN, PLACED, policy, options, triggers } from './sign-in-parts';
import { APPLICATION, CLIENT, create, IDP, PLAIN, POOL, remove, row, update, type Row } from './rows';

export { ALLOWED } from './rows-sign-in-allowed';

export const FOUND: readonly Row[] = [
  row(
    'self-sign-up-opened',
    'only administrators could create users',
    update(
      POOL,
      { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
      { admin_create_user_config: [{ allow_admin_create_user_only: false }] },
    ),
  ),
  row(
    'self-sign-up-opened',
    'the block is removed',
    update(
      POOL,
      { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
      { admin_create_user_config: [] },
    ),
  ),
  row(
    'self-sign-up-opened',
    'of an Auth0 database',
    update(CONNECTION, options('disable_signup', true), options('disable_signup', false)),
  ),
  row(
    'sign-in-providers-changed',
    'native users may sign in',
    update(CLIENT, { supported_identity_providers: ['Auth0'] }, { supported_identity_providers: ['Auth0', 'COGNITO'] }),
  ),
  row(
    'sign-in-providers-changed',
    'Auth0 is removed from the client',
    update(
      CLIENT,
      { supported_identity_providers: ['Auth0', 'COGNITO'] },
      { supported_identity_providers: ['COGNITO'] },
    ),
  ),
  row(
    'sign-in-providers-changed',
    'a new client with native users',
    create(CLIENT, { supported_identity_providers: ['COGNITO'] }),
  ),
  row(
    'sign-in-providers-changed',
    'the hosted sign-in is disabled',
    update(CLIENT, { allowed_oauth_flows_user_pool_client: true }, { allowed_oauth_flows_user_pool_client: false }),
  ),
  row('identity-provider-added', 'to an existing pool', create(IDP, { provider_name: 'Other' })),
  row(
    'identity-source-changed',
    'another set of keys',
    update(
      IDP,
      { provider_details: { jwks_uri: 'https://a.test' } },
      { provider_details: { jwks_uri: 'https://evil.test' } },
    ),
  ),
  row(
    'identity-source-changed',
    'other SAML metadata',
    update(
      IDP,
      { provider_details: { MetadataURL: 'https://a.test' } },
      { provider_details: { MetadataURL: 'https://evil.test' } },
    ),
  ),
  row(
    'provider-changed',
    'other e-mail domains are routed to it',
    update(IDP, { idp_identifiers: ['a.test'] }, { idp_identifiers: ['b.test'] }),
  ),
  row(
    'provider-changed',
    'it has the client ID of another application',
    update(IDP, { provider_details: { client_id: 'a' } }, { provider_details: { client_id: 'b' } }),
  ),
  row(
    'native-flow-added',
    'a custom flow',
    update(CLIENT, { explicit_auth_flows: [] }, { explicit_auth_flows: ['ALLOW_CUSTOM_AUTH'] }),
  ),
  row(
    'native-flow-added',
    'a choice of factors on a new client',
    create(PLAIN, { explicit_auth_flows: ['ALLOW_USER_AUTH'] }),
  ),
  row(
    'password-rules-weakened',
    'no symbols',
    update(POOL, policy('require_symbols', true), policy('require_symbols', false)),
  ),
  row(
    'password-rules-weakened',
    'a shorter password history',
    update(POOL, policy('password_history_size', 5), policy('password_history_size', 0)),
  ),
  row(
    'password-rules-weakened',
    'a longer lifetime of temporary passwords',
    update(POOL, policy('temporary_password_validity_days', 1), policy('temporary_password_validity_days', 30)),
  ),
  row(
    'recovery-changed',
    'by text message',
    update(
      POOL,
      { account_recovery_setting: [{ recovery_mechanism: [{ name: 'verified_email', priority: 1 }] }] },
      { account_recovery_setting: [{ recovery_mechanism: [{ name: 'verified_phone_number', priority: 1 }] }] },
    ),
  ),
  row(
    'verification-weakened',
    'an address is no longer verified',
    update(POOL, { auto_verified_attributes: ['email'] }, { auto_verified_attributes: [] }),
  ),
  row(
    'verification-weakened',
    'an update is no longer verified',
    update(
      POOL,
      { user_attribute_update_settings: [{ attributes_require_verification_before_update: ['email'] }] },
      { user_attribute_update_settings: [] },
    ),
  ),
  row(
    'sign-in-names-changed',
    'user names become case-sensitive',
    update(
      POOL,
      { username_configuration: [{ case_sensitive: false }] },
      { username_configuration: [{ case_sensitive: true }] },
    ),
  ),
  row(
    'sign-in-factors-changed',
    'a code by e-mail can be the first factor',
    update(
      POOL,
      { sign_in_policy: [{ allowed_first_auth_factors: ['PASSWORD'] }] },
      { sign_in_policy: [{ allowed_first_auth_factors: ['PASSWORD', 'EMAIL_OTP'] }] },
    ),
  ),
  row(
    'sign-in-factors-changed',
    'a second factor by e-mail',
    update(POOL, { email_mfa_configuration: [] }, { email_mfa_configuration: [{ message: 'Code {####}' }] }),
  ),
  row(
    'threat-protection-weakened',
    'it is set to audit only',
    update(
      POOL,
      { user_pool_add_ons: [{ advanced_security_mode: 'ENFORCED' }] },
      { user_pool_add_ons: [{ advanced_security_mode: 'AUDIT' }] },
    ),
  ),
  row(
    'threat-protection-weakened',
    'it is removed',
    update(POOL, { user_pool_add_ons: [{ advanced_security_mode: 'ENFORCED' }] }, { user_pool_add_ons: [] }),
  ),
  row('tier-lowered', 'to LITE', update(POOL, { user_pool_tier: 'PLUS' }, { user_pool_tier: 'LITE' })),
  row(
    'device-tracking-weakened',
    'no challenge on a new device',
    update(
      POOL,
      { device_configuration: [{ challenge_required_on_new_device: true }] },
      { device_configuration: [{ challenge_required_on_new_device: false }] },
    ),
  ),
  row(
    'foreign-trigger-added',
    'a function of another account',
    update(POOL, { ...PLACED, lambda_config: [] }, triggers({ pre_sign_up: FOREIGN })),
  ),
  row(
    'foreign-trigger-added',
    'a sender of another region',
    update(
      POOL,
      { ...PLACED, lambda_config: [] },
      {
        ...PLACED,
        lambda_config: [{ custom_email_sender: [{ lambda_arn: OWN.replace('eu-central-1', 'us-east-1') }] }],
      },
    ),
  ),
  row(
    'trigger-changed',
    'a function of the account',
    update(POOL, { ...PLACED, lambda_config: [] }, triggers({ pre_sign_up: OWN })),
  ),
  row(
    'trigger-changed',
    'a trigger is removed',
    update(POOL, triggers({ pre_authentication: OWN }), { ...PLACED, lambda_config: [] }),
  ),
  row(
    'trigger-changed',
    'another key for the code senders',
    update(POOL, triggers({ kms_key_id: 'a' }), triggers({ kms_key_id: 'b' })),
  ),
  row(
    'trigger-permission-open',
    'any pool may invoke it',
    create('aws_lambda_permission.hook', {
      principal: 'cognito-idp.amazonaws.com',
      action: 'lambda:InvokeFunction',
      source_arn: null,
    }),
  ),
  row(
    'trigger-permission-open',
    'every account may invoke it',
    create('aws_lambda_permission.hook', { principal: '*', action: 'lambda:InvokeFunction' }),
  ),
  row(
    'refresh-rotation-lost',
    'of the app client',
    update(CLIENT, { refresh_token_rotation: [{ feature: 'ENABLED' }] }, { refresh_token_rotation: [] }),
  ),
  row(
    'refresh-rotation-lost',
    'tokens of Auth0 never expire',
    update(
      APPLICATION,
      { refresh_token: [{ expiration_type: 'expiring' }] },
      { refresh_token: [{ expiration_type: 'non-expiring' }] },
    ),
  ),
  row(
    'client-telemetry-changed',
    'events go to another account',
    update(CLIENT, { analytics_configuration: [] }, { analytics_configuration: [{ application_arn: 'x' }] }),
  ),
  row(
    'application-weakened',
    'HS256',
    update(APPLICATION, { jwt_configuration: [{ alg: 'RS256' }] }, { jwt_configuration: [{ alg: 'HS256' }] }),
  ),
  row(
    'application-weakened',
    'it is no longer OIDC-conformant',
    update(APPLICATION, { oidc_conformant: true }, { oidc_conformant: false }),
  ),
  row(
    'application-weakened',
    'cross-origin authentication',
    update(APPLICATION, { cross_origin_auth: false }, { cross_origin_auth: true }),
  ),
  row('application-weakened', 'another type', update(APPLICATION, { app_type: 'regular_web' }, { app_type: 'spa' })),
  row(
    'application-weakened',
    'the client credentials grant',
    update(
      APPLICATION,
      { grant_types: ['authorization_code'] },
      { grant_types: ['authorization_code', 'client_credentials'] },
    ),
  ),
  row(
    'application-weakened',
    'no secret',
    update(
      'auth0_client_credentials.c',
      { authentication_method: 'client_secret_post' },
      { authentication_method: 'none' },
    ),
  ),
  row('connection-added', 'a new one', create(CONNECTION, { name: 'Other', strategy: 'google-oauth2' })),
  row('connection-lost', 'a database', remove(CONNECTION)),
  row('connection-switched', 'off for the application', remove('auth0_connection_client.users')),
  row(
    'connection-switched',
    'enabled for the application',
    create('auth0_connection_client.other', { connection_id: 'con_2' }),
  ),
  row(
    'connection-source-changed',
    'another issuer',
    update(CONNECTION, options('issuer', 'https://a.test'), options('issuer', 'https://evil.test')),
  ),
  row(
    'connection-weakened',
    'brute-force protection is disabled',
    update(CONNECTION, options('brute_force_protection', true), options('brute_force_protection', false)),
  ),
  row(
    'connection-weakened',
    'weaker passwords',
    update(CONNECTION, options('password_policy', 'good'), options('password_policy', 'low')),
  ),
  row('sign-in-code-changed', 'a new action', create(ACTION, { code: 'exports.x = 1' })),
  row(
    'sign-in-code-changed',
    'other dependencies',
    update(ACTION, { dependencies: [] }, { dependencies: [{ name: 'x', version: '1' }] }),
  ),
  row('sign-in-actions-changed', 'an action is unbound', remove('auth0_trigger_action.gate')),
  row(
    'sign-in-actions-changed',
    'another order',
    update(
      'auth0_trigger_actions.list',
      { actions: [{ id: 'a' }, { id: 'b' }] },
      { actions: [{ id: 'b' }, { id: 'a' }] },
    ),
  ),
  row(
    'attack-protection-weakened',
    'it is disabled',
    update(
      'auth0_attack_protection.p',
      { brute_force_protection: [{ enabled: true }] },
      { brute_force_protection: [{ enabled: false }] },
    ),
  ),
  row(
    'attack-protection-weakened',
    'an IP address is on the allowlist',
    update(
      'auth0_attack_protection.p',
      { suspicious_ip_throttling: [{ allowlist: [] }] },
      { suspicious_ip_throttling: [{ allowlist: ['192.0.2.1'] }] },
    ),
  ),
  row(
    'second-factor-weakened',
    'a second factor is never required',
    update('auth0_guardian.g', { policy: 'all-applications' }, { policy: 'never' }),
  ),
  row(
    'tenant-settings-changed',
    'longer sessions',
    update('auth0_tenant.t', { session_lifetime: 24 }, { session_lifetime: 720 }),
  ),
  row(
    'tenant-settings-changed',
    'dynamic client registration is enabled',
    update(
      'auth0_tenant.t',
      { flags: [{ enable_dynamic_client_registration: false }] },
      { flags: [{ enable_dynamic_client_registration: true }] },
    ),
  ),
  row('users-in-terraform', 'an administrator', create('auth0_user_roles.a', { roles: ['admin'] })),
  row('users-in-terraform', 'a native user', create('aws_cognito_user.a', { username: 'a' })),
];
