import { UNKNOWN } from '../../src';
import { CONNECTION, FOREIGN, PLACED, policy, options, triggers } from './sign-in-parts';
import { APPLICATION, CLIENT, create, IDP, PLAIN, POOL, row, update, type Row } from './rows';

export const ALLOWED: readonly Row[] = [
  row(
    'self-sign-up-opened',
    'self sign-up is disabled',
    update(
      POOL,
      { admin_create_user_config: [{ allow_admin_create_user_only: false }] },
      { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
    ),
  ),
  row(
    'sign-in-providers-changed',
    'a new client with Auth0 only',
    create(CLIENT, { supported_identity_providers: ['Auth0'] }),
  ),
  row(
    'sign-in-providers-changed',
    'a plain client that only has an id',
    create(PLAIN, { name: 'web', supported_identity_providers: ['COGNITO'] }),
    create(CLIENT, { name_pattern: '^web$' }),
  ),
  row('identity-provider-added', 'with its pool', create(IDP, { user_pool_id: UNKNOWN }), create(POOL)),
  row(
    'identity-source-changed',
    'the source does not change',
    update(
      IDP,
      { provider_details: { jwks_uri: 'https://a.test' }, idp_identifiers: [] },
      { provider_details: { jwks_uri: 'https://a.test' }, idp_identifiers: ['a.test'] },
    ),
  ),
  row(
    'provider-changed',
    'scopes',
    update(
      IDP,
      { provider_details: { authorize_scopes: 'openid' } },
      { provider_details: { authorize_scopes: 'openid email' } },
    ),
  ),
  row(
    'native-flow-added',
    'refreshing',
    update(CLIENT, { explicit_auth_flows: [] }, { explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'] }),
  ),
  row(
    'password-rules-weakened',
    'they are stricter',
    update(POOL, policy('require_symbols', false), policy('require_symbols', true)),
  ),
  row(
    'recovery-changed',
    'recovery does not change',
    update(POOL, { account_recovery_setting: [], name: 'a' }, { account_recovery_setting: [], name: 'b' }),
  ),
  row(
    'verification-weakened',
    'more attributes are verified before an update',
    update(
      POOL,
      { user_attribute_update_settings: [] },
      { user_attribute_update_settings: [{ attributes_require_verification_before_update: ['email'] }] },
    ),
  ),
  row(
    'sign-in-names-changed',
    'a default is read back',
    update(POOL, { alias_attributes: null }, { alias_attributes: [] }),
  ),
  row(
    'sign-in-factors-changed',
    'a new pool with passwords',
    create(POOL, { sign_in_policy: [{ allowed_first_auth_factors: ['PASSWORD'] }] }),
  ),
  row(
    'threat-protection-weakened',
    'it is set to enforced',
    update(
      POOL,
      { user_pool_add_ons: [{ advanced_security_mode: 'AUDIT' }] },
      { user_pool_add_ons: [{ advanced_security_mode: 'ENFORCED' }] },
    ),
  ),
  row('tier-lowered', 'to PLUS', update(POOL, { user_pool_tier: 'ESSENTIALS' }, { user_pool_tier: 'PLUS' })),
  row(
    'device-tracking-weakened',
    'a challenge is added',
    update(POOL, { device_configuration: [] }, { device_configuration: [{ challenge_required_on_new_device: true }] }),
  ),
  row(
    'foreign-trigger-added',
    'the trigger existed before',
    update(
      POOL,
      { ...triggers({ pre_sign_up: FOREIGN }), name: 'a' },
      { ...triggers({ pre_sign_up: FOREIGN }), name: 'b' },
    ),
  ),
  row(
    'trigger-changed',
    'the provider sets the block',
    update(POOL, { lambda_config: [] }, { lambda_config: [{ pre_sign_up: null, kms_key_id: '' }] }),
  ),
  row(
    'trigger-permission-open',
    'the pool may invoke it',
    create('aws_lambda_permission.hook', {
      principal: 'cognito-idp.amazonaws.com',
      action: 'lambda:InvokeFunction',
      source_arn: PLACED.arn,
    }),
  ),
  row(
    'refresh-rotation-lost',
    'it is enabled',
    update(CLIENT, { refresh_token_rotation: [] }, { refresh_token_rotation: [{ feature: 'ENABLED' }] }),
  ),
  row(
    'client-telemetry-changed',
    'a new client without analytics',
    create(CLIENT, { analytics_configuration: [], enable_propagate_additional_user_context_data: false }),
  ),
  row(
    'application-weakened',
    'a new regular application',
    create(APPLICATION, {
      app_type: 'regular_web',
      oidc_conformant: true,
      grant_types: ['authorization_code', 'refresh_token'],
      jwt_configuration: [{ alg: 'RS256' }],
    }),
  ),
  row('connection-added', 'another display name', update(CONNECTION, { display_name: 'a' }, { display_name: 'b' })),
  row('connection-lost', 'it is changed', update(CONNECTION, { display_name: 'a' }, { display_name: 'b' })),
  row(
    'connection-switched',
    'for an application that the plan creates',
    create('auth0_connection_client.users', { client_id: UNKNOWN }),
    create(APPLICATION),
  ),
  row(
    'connection-source-changed',
    'another icon',
    update(CONNECTION, options('icon_url', 'https://a.test'), options('icon_url', 'https://b.test')),
  ),
  row(
    'connection-weakened',
    'stronger passwords',
    update(CONNECTION, options('password_policy', 'low'), options('password_policy', 'excellent')),
  ),
  row('sign-in-code-changed', 'something else', create(APPLICATION)),
  row('sign-in-actions-changed', 'something else', create(APPLICATION)),
  row(
    'attack-protection-weakened',
    'it is enabled',
    update(
      'auth0_attack_protection.p',
      { brute_force_protection: [{ enabled: false }] },
      { brute_force_protection: [{ enabled: true }] },
    ),
  ),
  row(
    'second-factor-weakened',
    'it is required more often',
    update('auth0_guardian.g', { policy: 'never' }, { policy: 'all-applications' }),
  ),
  row(
    'tenant-settings-changed',
    'another name',
    update('auth0_tenant.t', { friendly_name: 'a' }, { friendly_name: 'b' }),
  ),
  row('users-in-terraform', 'a group without people', create('aws_cognito_user_group.a')),
];
