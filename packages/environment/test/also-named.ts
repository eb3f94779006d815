/** What else reports an edit after it was deployed, and by which check. */
export type AlsoNamed = readonly [by: 'verify' | 'verify --as' | 'rehearsal', check: string];

/**
 * Mutations that something else than policy names as well, on its own: `./federation verify` without and with a sign-in, or the rehearsal
 * that reads both sides back. Each is made on a live rehearsal by packages/rehearsal/test/sign-in/describe-verify.ts, which holds this
 * list to what is found there.
 */
export const ALSO_NAMED: Readonly<Record<string, AlsoNamed>> = {
  'a wrong callback path': ['verify', 'auth0-accepts-callback'],
  HS256: ['verify --as', 'sign-in'],
  'no code grant': ['verify --as', 'sign-in'],
  'no logout at Auth0': ['verify', 'auth0-logout'],
  'a login that ends elsewhere': ['rehearsal', 'Auth0 application of auth0: login URI'],
  'a foreign origin': ['rehearsal', 'Auth0 application of auth0: web origins'],
  'the issuer of another tenant': ['rehearsal', 'identity provider Auth0: issuer'],
  'a wrong token path': ['verify --as', 'sign-in'],
  'id and secret swapped': ['rehearsal', 'identity provider Auth0: client secret'],
  'a literal client id': ['verify', 'redirect-to-auth0'],
  'an identity provider that is not listed': ['verify', 'redirect-to-auth0'],
  'the implicit flow': ['verify', 'implicit-refused'],
  'no flow': ['verify', 'redirect-to-auth0'],
  'another callback than the login names': ['verify', 'callback-accepted'],
  'no logout at Cognito': ['verify', 'logout-accepted'],
  'a role for any identity pool': ['rehearsal', 'authenticated role: trusts this identity pool only'],
};
