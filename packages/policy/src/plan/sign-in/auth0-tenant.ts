import {
  changes,
  anyOf,
  ranksLower,
  addsItems,
  removesItems,
  increases,
  settingsRule,
  type Comparison,
  type WatchedSetting,
} from '../settings';

/** Each of these resources exists once in a tenant. Creating it in Terraform overwrites the current settings. */
const on = anyOf(ranksLower([false, true], false), ({ next, resource }) =>
  resource.before === null && next === false ? ['becomes false'] : [],
);

/** Attack protection and second factors apply to every application of the tenant. */
export const attackProtectionWeakened = settingsRule(
  {
    id: 'attack-protection-weakened',
    severity: 'high',
    title: 'Auth0 blocks fewer attacks with guessed or stolen passwords',
    help: 'keep attack protection and its limits',
  },
  [
    ...['breached_password_detection', 'brute_force_protection', 'suspicious_ip_throttling'].flatMap((block) => [
      { setting: `${block}.enabled`, worse: on },
      { setting: `${block}.shields`, worse: removesItems() },
      { setting: `${block}.allowlist`, worse: addsItems() },
    ]),
    { setting: 'bot_detection.allowlist', worse: addsItems() },
    { setting: 'breached_password_detection.method', worse: changes() },
    { setting: 'breached_password_detection.pre_user_registration.shields', worse: removesItems() },
    { setting: 'breached_password_detection.pre_change_password.shields', worse: removesItems() },
    { setting: 'brute_force_protection.max_attempts', worse: increases() },
    { setting: 'brute_force_protection.mode', worse: changes() },
    { setting: 'suspicious_ip_throttling.pre_login.max_attempts', worse: increases() },
    { setting: 'suspicious_ip_throttling.pre_login.rate', worse: changes() },
    { setting: 'suspicious_ip_throttling.pre_user_registration.max_attempts', worse: increases() },
    { setting: 'suspicious_ip_throttling.pre_user_registration.rate', worse: changes() },
    { setting: 'bot_detection', worse: changes() },
    { setting: 'captcha', worse: changes() },
  ]
    .map((watch) => ({ ...watch, types: ['auth0_attack_protection'] }))
    .concat([
      { setting: 'active', worse: ranksLower([false, true], false), types: ['auth0_network_acl'] },
      { setting: 'rule', worse: changes(), types: ['auth0_network_acl'] },
      { setting: 'priority', worse: changes(), types: ['auth0_network_acl'] },
    ])
    .map((watch) => ({ ...watch, allowed: 'the same protection' })),
);

const never: Comparison = ({ next, resource }) =>
  resource.before === null && next === 'never' ? ['becomes never'] : [];

export const secondFactorWeakened = settingsRule(
  {
    id: 'second-factor-weakened',
    severity: 'high',
    title: 'Auth0 requires the second factor less often, or accepts another factor',
    help: 'keep the policy and the factors of the tenant',
  },
  [
    { setting: 'policy', worse: ranksLower(['never', 'confidence-score', 'all-applications'], 'never') },
    {
      setting: 'policy',
      worse: never,
    },
    ...['otp', 'duo.enabled', 'push.enabled', 'webauthn_platform.enabled', 'webauthn_roaming.enabled'].map(
      (setting) => ({
        setting,
        worse: on,
      }),
    ),
    ...['email', 'phone.enabled', 'recovery_code', 'phone.provider', 'phone.message_types', 'push.provider'].map(
      (setting) => ({
        setting,
        worse: changes(),
      }),
    ),
    { setting: 'webauthn_roaming.user_verification', worse: changes() },
  ].map((watch) => ({ ...watch, types: ['auth0_guardian'], allowed: 'the same factors' })),
);

const TENANT: readonly Omit<WatchedSetting, 'types' | 'allowed'>[] = [
  { setting: 'session_lifetime', worse: increases(168) },
  { setting: 'idle_session_lifetime', worse: increases(72) },
  ...[
    'flags',
    'default_directory',
    'default_audience',
    'sandbox_version',
    'session_cookie',
    'sessions',
    'error_page',
    'mtls',
    'customize_mfa_in_postlogin_action',
    'pushed_authorization_requests_supported',
    'acr_values_supported',
    'allow_organization_name_in_authentication_api',
    'oidc_logout',
    'skip_non_verifiable_callback_uri_confirmation_prompt',
    'default_token_quota',
    'disable_acr_values_supported',
  ].map((setting) => ({ setting, worse: changes({ alsoNew: true }) })),
];

export const tenantSettingsChanged = settingsRule(
  {
    id: 'tenant-settings-changed',
    severity: 'high',
    title: 'sign-in changes for every application of the Auth0 tenant',
    help: 'check with the owners of the other applications of the tenant',
  },
  TENANT.map((watch) => ({ ...watch, types: ['auth0_tenant'], allowed: 'the same setting' })),
);
