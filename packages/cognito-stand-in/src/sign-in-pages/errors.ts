/** Redirects the browser to `/error`, for requests whose client or redirect URI is not registered. */
export class ErrorPage extends Error {
  constructor(
    readonly error: string,
    readonly clientId?: string,
  ) {
    super(error);
    this.name = 'ErrorPage';
  }
}

/** Where the response of a sign-in is sent: the registered redirect URI, and whether parameters are in the query or the fragment. */
export interface ReturnAddress {
  readonly redirectUri: string;
  readonly responseType: 'code' | 'token';
  readonly state?: string;
}

/** Redirects the browser to the application with `error` and an optional `error_description`. */
export class SignInError extends Error {
  constructor(
    readonly to: ReturnAddress,
    readonly error: string,
    readonly description?: string,
  ) {
    super(description ?? error);
    this.name = 'SignInError';
  }
}

/** A JSON error of the OAuth endpoints. */
export class OAuthError extends Error {
  constructor(
    readonly error: string,
    readonly description?: string,
    readonly status: 400 | 401 | 405 | 413 = 400,
  ) {
    super(description ?? error);
    this.name = 'OAuthError';
  }
}

/** An error page, HTTP 400 by default. */
export class PageError extends Error {
  constructor(
    message: string,
    readonly status: 400 | 403 | 404 | 405 | 413 | 414 = 400,
  ) {
    super(message);
    this.name = 'PageError';
  }
}

/**
 * Error texts of the pages and OAuth endpoints. AWS documents some of these texts (developer guide, "Authorize
 * endpoint", "userInfo endpoint") and states that they can change; the others follow its wording.
 */
export const pageTexts = {
  providerNotOffered: 'Login option is not available',
  usernameForPasskey: 'Enter your username to sign in with a passkey.',
  noPasskey: 'No passkey can be used for this username. Sign in with your password.',
  passkeyTooLate: 'The sign-in with a passkey took too long. Try again.',
  bearerMissing: 'Bad OAuth2 request at UserInfo Endpoint',
  bearerInvalid: 'Access token is expired, disabled, or deleted, or the user has globally signed out.',
  bearerWithoutOpenid: 'Access token does not contain openid scope',
  clientSecretWrong: 'invalid_client_secret',
} as const;
