import { auth0LogoutUrl, loginUrl, logoutUrl } from '@auth0-cognito/contract';
import { Fn } from 'cdktf';

import * as checks from './checks';

/** A value encoded for a query, also if it is a token. */
export const encoded = (value: string) => (checks.isLiteral(value) ? encodeURIComponent(value) : Fn.urlencode(value));

/** The URLs of sign-in and sign-out of a web client. */
export interface HostedUrls {
  /** Cognito's sign-in page: Auth0's initiate login URI. */
  readonly login: string;
  /** Cognito's sign-out with a redirect to the sign-in page. Auth0's sign-out redirects to it. */
  readonly logout: string;
}

/** Sign-in and sign-out of a client. The redirect URI is one of the client's callback URLs, known at synth. */
export function hostedUrls(cognitoHost: string, clientId: string, redirectUri: string): HostedUrls {
  const parts = { cognitoHost, clientId, redirectUri };
  return { login: loginUrl(parts), logout: logoutUrl(parts) };
}

/** Auth0's sign-out with a redirect to `returnTo`. */
export function auth0Logout(auth0Domain: string, clientId: string, returnTo: string): string {
  return auth0LogoutUrl({ auth0Domain, clientId, encodedReturnTo: encoded(returnTo) });
}

/** Settings that determine the final URL of a sign-out. */
interface SigningOut {
  readonly type: 'public' | 'confidential' | 'machine';
  readonly logoutUrls?: readonly string[];
}

/** The final URL of a client's sign-out of both sides: the first web URL of its logout URLs, or else a URL of the native application. */
export function signOutEnd({ type, logoutUrls }: SigningOut): string | undefined {
  if (type === 'machine') return undefined;
  return logoutUrls?.find(checks.isWebUrl) ?? (type === 'public' ? logoutUrls?.[0] : undefined);
}
