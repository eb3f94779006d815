/**
 * The URL shapes on which Cognito and Auth0 must agree. Hosts are bare (`login.example.com`), URLs absolute.
 *
 * Parameters that Terraform only learns at apply (client ids) may be tokens: they are not encoded here. A `redirectUri`
 * is percent-encoded, so it must be literal.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */

/** Where an external identity provider sends its answer back to Cognito: the callback of the Auth0 application. */
export function idpResponseUrl(cognitoHost: string): string {
  return `https://${cognitoHost}/oauth2/idpresponse`;
}

/** Parts of a hosted sign-in or sign-out address. */
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

/** Cognito's sign-out that ends at the sign-in page: the logout URL of the Auth0 application. */
export function logoutUrl(parts: HostedPageParts): string {
  return hostedPage('logout', parts);
}

/** Parts of Auth0's sign-out address. */
export interface Auth0LogoutParts {
  /** Host of the tenant, or of its custom domain. */
  readonly auth0Domain: string;
  readonly clientId: string;
  /** Where Auth0 redirects to, already percent-encoded: it may hold a client id that only Terraform knows. */
  readonly encodedReturnTo: string;
}

/** Auth0's sign-out, which ends its session and redirects to a URL that its application allows. */
export function auth0LogoutUrl({ auth0Domain, clientId, encodedReturnTo }: Auth0LogoutParts): string {
  return `https://${auth0Domain}/v2/logout?client_id=${clientId}&returnTo=${encodedReturnTo}`;
}

/** `iss` of Auth0's tokens: with the trailing slash. */
export function auth0Issuer(auth0Domain: string): string {
  return `https://${auth0Domain}/`;
}

/** Origin of a URL: scheme, host and port, without a trailing slash. */
export function originOf(url: string): string {
  return new URL(url).origin;
}

/** The URL that a text is, absolute or against a base; undefined where it is none. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * Whether a text is a URL, absolute or against a base. In the place of URL.canParse, which in Node 20, once optimized,
 * refuses Latin-1 hosts that `new URL` takes.
 */
export const canParseUrl = (text: string, base?: string): boolean => parseUrl(text, base) !== undefined;
