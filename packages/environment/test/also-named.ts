/** Other checks that report an edit after its deployment. */
export type AlsoNamed = readonly [by: 'verify' | 'verify --as' | 'rehearsal', check: string];

/**
 * Mutations that another check than the policy reports, each alone: `./federation verify` without and with a sign-in,
 * or the rehearsal that reads the settings back. packages/rehearsal/test/sign-in/describe-verify.ts makes each of them
 * in a live rehearsal and compares this list with the reports.
 */
export const ALSO_NAMED: Readonly<Record<string, AlsoNamed>> = {
  'a wrong callback path': ['verify', 'auth0-accepts-callback'],
  HS256: ['verify --as', 'sign-in'],
  'no code grant': ['verify --as', 'sign-in'],
  'no logout at Auth0': ['verify', 'auth0-logout'],
  'a login URI with another redirect URL': ['rehearsal', 'Auth0 application of auth0: login URI'],
  'an origin on another host': ['rehearsal', 'Auth0 application of auth0: web origins'],
  'the issuer of another tenant': ['rehearsal', 'identity provider Auth0: issuer'],
  'a wrong token path': ['verify --as', 'sign-in'],
  'id and secret swapped': ['rehearsal', 'identity provider Auth0: client secret'],
  'a literal client id': ['verify', 'redirect-to-auth0'],
  'an identity provider that is not listed': ['verify', 'redirect-to-auth0'],
  'the implicit flow': ['verify', 'implicit-refused'],
  'no flow': ['verify', 'redirect-to-auth0'],
  'a callback that differs from the login URI': ['verify', 'callback-accepted'],
  'no logout at Cognito': ['verify', 'logout-accepted'],
  'a role for any identity pool': ['rehearsal', 'authenticated role: trusts this identity pool only'],
};
