import { isSecretName } from '../../src';

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
  ])('%s holds a secret', (name) => expect(isSecretName(name)).toBe(true));
  test.each([
    'client_id',
    'token_url',
    'password_policy',
    'access_token_validity',
    'secret_arn',
    'key_id',
    'secretary',
  ])('%s holds none', (name) => expect(isSecretName(name)).toBe(false));
});
