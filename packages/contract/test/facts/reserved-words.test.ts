import { isBuiltInIdentityProvider, reservedPrefixWord } from '../../src';

describe('reservedPrefixWord', () => {
  test.each(['aws', 'my-aws-login', 'amazon-login', 'login-cognito'])('finds the word in %s', (prefix) => {
    expect(['aws', 'amazon', 'cognito']).toContain(reservedPrefixWord(prefix));
  });

  test.each(['awsome-login', 'cognitology', 'acme-login'])('finds none in %s', (prefix) => {
    expect(reservedPrefixWord(prefix)).toBeUndefined();
  });
});

test.each([
  ['cognito', true],
  ['SignInWithApple', true],
  ['Auth0', false],
])('%s is built in: %s', (name, isBuiltIn) => {
  expect(isBuiltInIdentityProvider(name)).toBe(isBuiltIn);
});
