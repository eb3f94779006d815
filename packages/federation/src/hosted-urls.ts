import { auth0LogoutUrl, loginUrl, logoutUrl } from '@auth0-cognito/contract';
import { Fn } from 'cdktf';

import * as checks from './checks';

/** A value as a query contains it, also where only Terraform knows it. */
export const encoded = (value: string) => (checks.isLiteral(value) ? encodeURIComponent(value) : Fn.urlencode(value));

/** The addresses of one web client's sign-in and sign-out. */
export interface HostedUrls {
  /** Cognito's sign-in page: Auth0's initiate login URI. */
  readonly login: string;
  /** Cognito's sign-out that ends at the sign-in page: where Auth0's sign-out redirects to. */
  readonly logout: string;
}

/** Sign-in and sign-out of a client. The redirect URI is one of the client's callback URLs, known at synth. */
export function hostedUrls(cognitoHost: string, clientId: string, redirectUri: string): HostedUrls {
  const parts = { cognitoHost, clientId, redirectUri };
  return { login: loginUrl(parts), logout: logoutUrl(parts) };
}

/** Auth0's sign-out, going on to `returnTo`. */
export function auth0Logout(auth0Domain: string, clientId: string, returnTo: string): string {
  return auth0LogoutUrl({ auth0Domain, clientId, encodedReturnTo: encoded(returnTo) });
}

/** What decides on the end of a client's sign-out. */
interface SigningOut {
  readonly type: 'public' | 'confidential' | 'machine';
  readonly logoutUrls?: readonly string[];
}

/** Where a client's sign-out of both sides ends: the first of its logout URLs that a browser can show, else a native application itself. */
export function signOutEnd({ type, logoutUrls }: SigningOut): string | undefined {
  if (type === 'machine') return undefined;
  return logoutUrls?.find(checks.isWebUrl) ?? (type === 'public' ? logoutUrls?.[0] : undefined);
}
