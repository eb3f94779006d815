import { fetchAuthSession, signInWithRedirect, signOut } from 'aws-amplify/auth';

import { auth0Provider, auth0SignOut, type AmplifyConfig } from './config';

/** Claims of a token, for display. */
export type Claims = Readonly<Record<string, unknown>>;

/** A signed-in user. Contains no token. */
export interface Session {
  readonly name: string;
  readonly idClaims: Claims;
  readonly accessClaims: Claims;
  /** Identity in the identity pool. */
  readonly identityId: string;
  /** Access key id of the AWS credentials, which is not secret. */
  readonly accessKeyId: string;
  readonly credentialsExpire: Date | undefined;
}

/** The session, or undefined if no user is signed in; `refresh` requests new tokens first. */
export async function currentSession({ refresh = false } = {}): Promise<Session | undefined> {
  const { tokens, identityId, credentials } = await fetchAuthSession({ forceRefresh: refresh });
  if (!tokens?.idToken || !identityId || !credentials) return undefined;
  const idClaims = tokens.idToken.payload;
  return {
    name: String(idClaims.name ?? idClaims.email ?? idClaims['cognito:username']),
    idClaims,
    accessClaims: tokens.accessToken.payload,
    identityId,
    accessKeyId: credentials.accessKeyId,
    credentialsExpire: credentials.expiration,
  };
}

/** Redirects to Auth0 directly, without the sign-in page of Cognito. */
export function signInWithAuth0(config: AmplifyConfig): Promise<void> {
  return signInWithRedirect({ provider: { custom: auth0Provider(config) } });
}

/** Redirects to the sign-in page of Cognito, where the user chooses. */
export function signInByHostedPage(): Promise<void> {
  return signInWithRedirect();
}

/** Ends both sessions: Cognito's first, then Auth0's, which returns to the application. */
export function signOutOfBoth(config: AmplifyConfig): Promise<void> {
  const redirectUrl = auth0SignOut(config);
  return signOut({ global: false, ...(redirectUrl !== undefined && { oauth: { redirectUrl } }) });
}
