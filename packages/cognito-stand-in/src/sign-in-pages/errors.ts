/** Sends the browser to `/error`: for requests whose client or redirect URI cannot be trusted. */
export class ErrorPage extends Error {
  constructor(
    readonly error: string,
    readonly clientId?: string,
  ) {
    super(error);
    this.name = 'ErrorPage';
  }
}

/** Where answers of one sign-in go: the registered redirect URI, with the parameters where the response type puts them. */
export interface ReturnAddress {
  readonly redirectUri: string;
  readonly responseType: 'code' | 'token';
  readonly state?: string;
}

/** Sends the browser back to the application with `error` and, where there is something to say, `error_description`. */
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

/** A page for people that says the request cannot be served, HTTP 400 by default. */
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
 * Why a request to the pages and OAuth endpoints is refused. AWS documents some of these texts (developer guide, "Authorize
 * endpoint", "userInfo endpoint") and says that they are not fixed strings; the others follow its wording.
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
