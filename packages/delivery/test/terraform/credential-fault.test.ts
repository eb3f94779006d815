import { credentialFault } from '../../src/terraform/credential-fault';

describe(credentialFault, () => {
  test.each([
    ['Error: No valid credential sources found\n\nPlease see https://…', 'ERR_AWS_CREDENTIALS'],
    ['Error: failed to get shared config profile, nosuch', 'ERR_AWS_CREDENTIALS'],
    ['│ Error: failed to refresh cached\n│ credentials, no EC2 IMDS role found', 'ERR_AWS_CREDENTIALS'],
    ['api error ExpiredToken: The provided token has expired.', 'ERR_AWS_CREDENTIALS'],
    ['api error InvalidClientTokenId: The security token included in the request is invalid.', 'ERR_AWS_CREDENTIALS'],
    ['Error: Cannot assume IAM Role', 'ERR_AWS_CREDENTIALS'],
    [
      'Error: Missing environment variables\n\nAUTH0_DOMAIN is required. Then, configure\neither AUTH0_API_TOKEN, or',
      'ERR_AUTH0_CREDENTIALS',
    ],
    ["When 'AUTH0_CLIENT_ID' is provided, either 'AUTH0_CLIENT_SECRET' or both", 'ERR_AUTH0_CREDENTIALS'],
    ['Error: provider "auth0": no credentials', 'ERR_AUTH0_CREDENTIALS'],
    ['oauth2: "access_denied" "Unauthorized"', 'ERR_AUTH0_CREDENTIALS'],
  ])('is recognized in %j', (told, code) => {
    expect(credentialFault(told)?.code).toBe(code);
  });

  test.each(['', 'Error: Invalid reference', 'Error acquiring the state lock', '403 Forbidden: Insufficient scope'])(
    'is undefined for %j',
    (told) => {
      expect(credentialFault(told)).toBeUndefined();
    },
  );

  test('lists AWS and Auth0 if both are missing', () => {
    const told = 'No valid credential sources found … provider "auth0": no credentials';

    expect(credentialFault(told)?.faults.map(({ code }) => code)).toEqual([
      'ERR_AWS_CREDENTIALS',
      'ERR_AUTH0_CREDENTIALS',
    ]);
  });
});
