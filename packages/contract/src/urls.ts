/**
 * URLs that must be the same in the settings of Cognito and of Auth0. Hosts have no scheme (`login.example.com`); URLs are absolute.
 *
 * Parameters whose values are unknown before the apply (client ids) may be tokens and are not encoded here. A `redirectUri` is
 * percent-encoded, so it must be a literal value.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */

/** URL to which an external identity provider redirects after sign-in: the callback URL of the Auth0 application. */
export function idpResponseUrl(cognitoHost: string): string {
  return `https://${cognitoHost}/oauth2/idpresponse`;
}

/** Parts of a hosted sign-in or sign-out URL. */
export interface HostedPageParts {
  readonly cognitoHost: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

const hostedPage = (path: string, { cognitoHost, clientId, redirectUri }: HostedPageParts) =>
  `https://${cognitoHost}/${path}?response_type=code&client_id=${clientId}&redirect_uri=${encodeURIComponent(redirectUri)}`;

/** Cognito's sign-in page for one client: the initiate login URI of the Auth0 application. */
export function loginUrl(parts: HostedPageParts): string {
  return hostedPage('login', parts);
}

/** Cognito's sign-out URL that then redirects to the sign-in page: the logout URL of the Auth0 application. */
export function logoutUrl(parts: HostedPageParts): string {
  return hostedPage('logout', parts);
}

/** Parts of Auth0's sign-out URL. */
export interface Auth0LogoutParts {
  /** Host of the tenant, or of its custom domain. */
  readonly auth0Domain: string;
  readonly clientId: string;
  /** URL to which Auth0 redirects. The caller percent-encodes it, since it may contain a client id that is a Terraform token. */
  readonly encodedReturnTo: string;
}

/** Auth0's sign-out URL. It ends the Auth0 session and redirects to a logout URL of the application. */
export function auth0LogoutUrl({ auth0Domain, clientId, encodedReturnTo }: Auth0LogoutParts): string {
  return `https://${auth0Domain}/v2/logout?client_id=${clientId}&returnTo=${encodedReturnTo}`;
}

/** `iss` of Auth0's tokens. It has a trailing slash. */
export function auth0Issuer(auth0Domain: string): string {
  return `https://${auth0Domain}/`;
}

/** Origin of a URL: scheme, host and port, without a trailing slash. */
export function originOf(url: string): string {
  return new URL(url).origin;
}

/** Parses a URL, absolute or relative to a base; undefined if the text is not a URL. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * Whether a text is a URL, absolute or relative to a base. Replaces `URL.canParse`: in Node 20, its optimized code refuses Latin-1 hosts
 * that `new URL` accepts.
 */
export const canParseUrl = (text: string, base?: string): boolean => parseUrl(text, base) !== undefined;
