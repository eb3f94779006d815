import {
  auth0Issuer,
  canParseUrl,
  auth0LogoutUrl,
  idpResponseUrl,
  loginUrl,
  logoutUrl,
  originOf,
  parseUrl,
  prefixDomainHost,
  userPoolIssuer,
} from '../src';

const parts = { cognitoHost: 'login.example.com', clientId: 'abc123', redirectUri: 'https://app.example.com/a?b=c' };

describe('URL checks', () => {
  test.each([
    ['prefix domain', prefixDomainHost('acme', 'eu-central-1'), 'acme.auth.eu-central-1.amazoncognito.com'],
    ['callback', idpResponseUrl('login.example.com'), 'https://login.example.com/oauth2/idpresponse'],
    [
      'login',
      loginUrl(parts),
      'https://login.example.com/login?response_type=code&client_id=abc123&redirect_uri=https%3A%2F%2Fapp.example.com%2Fa%3Fb%3Dc',
    ],
    [
      'logout',
      logoutUrl(parts),
      'https://login.example.com/logout?response_type=code&client_id=abc123&redirect_uri=https%3A%2F%2Fapp.example.com%2Fa%3Fb%3Dc',
    ],
    ['issuer', userPoolIssuer('eu-central-1', 'p_1'), 'https://cognito-idp.eu-central-1.amazonaws.com/p_1'],
    [
      'Auth0 logout',
      auth0LogoutUrl({
        auth0Domain: 'acme.eu.auth0.com',
        clientId: 'a',
        encodedReturnTo: 'https%3A%2F%2Fapp.example.com',
      }),
      'https://acme.eu.auth0.com/v2/logout?client_id=a&returnTo=https%3A%2F%2Fapp.example.com',
    ],
    ['Auth0 issuer', auth0Issuer('acme.eu.auth0.com'), 'https://acme.eu.auth0.com/'],
    ['origin', originOf('http://localhost:3000/a'), 'http://localhost:3000'],
  ])('%s', (_, received, expected) => {
    expect(received).toBe(expected);
  });
});

describe('canParseUrl', () => {
  test('returns the same result for repeated calls', () => {
    const answers = new Set(Array.from({ length: 20_000 }, () => canParseUrl('https://bücher.example/')));

    expect([...answers]).toEqual([true]);
  });

  test.each([
    ['/path', undefined, false],
    ['/path', 'https://a.example', true],
    ['', undefined, false],
  ])('%j against %j: %s', (text, base, expected) => {
    expect(canParseUrl(text, base)).toBe(expected);
    expect(parseUrl(text, base) !== undefined).toBe(expected);
  });
});
