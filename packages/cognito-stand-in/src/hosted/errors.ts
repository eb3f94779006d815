import { AwsError } from '../aws/aws-error';

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

/** A page for people that says the request cannot be served, HTTP 400 unless told otherwise. */
export class PageError extends Error {
  constructor(
    message: string,
    readonly status: 400 | 403 | 404 | 405 | 413 | 414 = 400,
  ) {
    super(message);
    this.name = 'PageError';
  }
}

/** Something of Cognito that the rehearsal does not play. Answered so, never with a guess. */
export class NotRehearsed extends PageError {
  constructor(what: string) {
    super(`not rehearsed: ${what}`);
    this.name = 'NotRehearsed';
  }
}

/** {@link NotRehearsed} for the AWS APIs. */
export const operationNotRehearsed = (what: string) =>
  new AwsError('InvalidParameterException', `not rehearsed: ${what}`);

/** Why an identity provider's answer was refused; shown to the application as `error_description`. */
export class IdentityProviderError extends Error {
  constructor(
    message: string,
    readonly error = 'invalid_request',
  ) {
    super(message);
    this.name = 'IdentityProviderError';
  }
}

/**
 * Texts of refusals. AWS documents some of them (developer guide, "Authorize endpoint", "userInfo endpoint", "Managed login and
 * federation error responses") and says that they are not fixed strings; the others follow its wording.
 */
export const texts = {
  tokenTimeout: 'Timeout occurred in calling IdP token endpoint',
  jwksTimeout: 'Timeout in calling jwks uri',
  userInfoTimeout: 'Timeout occurred in calling IdP userinfo endpoint',
  discoveryTimeout: 'Timeout occurred in calling IdP discovery endpoint',
  connection: (endpoint: string) => `Connection reset in calling IdP ${endpoint} endpoint`,
  providerError: (provider: string, detail: string) => `${provider} Error - ${detail}`,
  badIssuer: (issuer: unknown) => `Bad id_token issuer ${String(issuer)}`,
  badIdToken: (reason: string) => `Bad id_token: ${reason}`,
  attributesRequired: (names: readonly string[]) => `attributes required: [${names.join(', ')}]`,
  attributeImmutable: (name: string) => `user.${name}: Attribute cannot be updated.\n`,
  attributeUnknown: (name: string) => `user.${name}: Attribute does not exist in the schema.\n`,
  attributeTooLong: (name: string, longest: number) =>
    `user.${name}: String must be at most ${longest} characters long.\n`,
  attributeNotA: (name: string, type: string) => `user.${name}: Value must be a ${type}.\n`,
  clientMayNotWrite: 'A client attempted to write unauthorized attribute',
  providerNotOffered: 'Login option is not available',
  userDisabled: 'User is disabled.',
  badCredentials: 'Incorrect username or password.',
  bearerMissing: 'Bad OAuth2 request at UserInfo Endpoint',
  bearerInvalid: 'Access token is expired, disabled, or deleted, or the user has globally signed out.',
  bearerWithoutOpenid: 'Access token does not contain openid scope',
  clientSecretWrong: 'invalid_client_secret',
} as const;
