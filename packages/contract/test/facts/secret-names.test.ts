import { isSecretName, isSecretSetting, maySettingBeHidden } from '../../src';

describe('isSecretName', () => {
  test.each([
    'client_secret',
    'clientSecret',
    'client-secret',
    'password',
    'temporary_password',
    'private_key',
    'signing_keys',
    'secret_string',
    'API_KEY',
    'smtp_pass',
    'dbpassword',
    'DBPassword',
    'bot_token',
    'private_key_pem',
    'tunnel1_psk',
    'tunnel1_preshared_key',
    'ses_smtp_password_v4',
    'slack_webhook_url',
    'HOOK_URL',
    '/prod/db/password',
    'SECRET_KEY_BASE',
    'wifi-psk',
    'Authorization',
    'DD_APP_KEY',
    'ca_key',
    'bindPw',
    'primary_key',
    'client-key-data',
    'github_pat',
    'recovery_codes',
  ])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true));
  test.each([
    'client_id',
    'authorization',
    'kms_key',
    'max_spat',
    'token_url',
    'password_policy',
    'access_token_validity',
    'secret_arn',
    'key_id',
    'secretary',
    'bypass',
    'compass',
    'token_endpoint_auth_method',
    'id_token_signed_response_alg',
    'private_key_jwt',
    'max_tokens',
    'password_file',
    'custom:api_token',
    'aws:TokenIssueTime',
    'public_key',
  ])('%s is not the name of a secret', (name) => expect(isSecretName(name)).toBe(false));
});

describe('isSecretSetting', () => {
  test.each([
    [['client_secret'], true],
    [['smtp', '0', 'pass'], true],
    [['lifetimes', 'accessToken'], false],
    [['token_validity_units', '0', 'refresh_token'], false],
    [['attribute_mapping', 'profile_token'], false],
  ])('%j: %s', (path, expected) => {
    expect(isSecretSetting(path)).toBe(expected);
    expect(maySettingBeHidden('aws_cognito_user_pool', path)).toBe(expected);
  });
});
