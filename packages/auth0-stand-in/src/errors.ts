/** Body of an error response of the Management API. */
export interface ApiErrorBody {
  readonly statusCode: number;
  /** Reason phrase of the status. */
  readonly error: string;
  readonly message: string;
  /** Stable name of the cause; absent on authentication errors. */
  readonly errorCode?: string;
  /** Present on authentication errors only. */
  readonly attributes?: { readonly error: string };
}

/** An error response of the Management API. Handlers throw it. */
export class ApiError extends Error {
  readonly body: ApiErrorBody;
  /** Headers of the response. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: ApiErrorBody, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.name = 'ApiError';
    this.body = body;
    this.headers = headers;
  }
}

const failure = (statusCode: number, error: string) => (message: string, errorCode?: string) =>
  new ApiError({ statusCode, error, message, ...(errorCode && { errorCode }) });

const badRequest = failure(400, 'Bad Request');
const forbidden = failure(403, 'Forbidden');
const notFound = failure(404, 'Not Found');
const conflict = failure(409, 'Conflict');

const unauthorized = (message: string) =>
  new ApiError(
    { statusCode: 401, error: 'Unauthorized', message, attributes: { error: message } },
    { 'www-authenticate': `Bearer error="${message}"` },
  );

/** An error response with any status. */
export const apiFailure = (statusCode: number, error: string, message: string) => failure(statusCode, error)(message);

/** Every error of the Management API, by cause. */
export const apiErrors = {
  missingToken: () => unauthorized('Missing authentication'),
  invalidToken: () => unauthorized('Invalid token'),
  expiredToken: () => unauthorized('Expired token received for JSON Web Token validation'),
  badSignature: () => unauthorized('Invalid signature received for JSON Web Token validation'),
  badAudience: (expected: string) => unauthorized(`Bad audience: expected ${expected}`),
  insufficientScope: (anyOf: readonly string[]) =>
    forbidden(`Insufficient scope, expected any of: ${anyOf.join(',')}`, 'insufficient_scope'),
  invalidBody: (detail: string) => badRequest(`Payload validation error: ${detail}.`, 'invalid_body'),
  invalidQuery: (detail: string) => badRequest(`Query validation error: ${detail}.`, 'invalid_query_string'),
  invalidJson: () => badRequest('Invalid request payload JSON format'),
  payloadTooLarge: () =>
    failure(413, 'Request Entity Too Large')('Payload content length greater than maximum allowed'),
  unsupportedMediaType: () => failure(415, 'Unsupported Media Type')('Unsupported Media Type'),
  noRoute: () => notFound('Not Found'),
  noClient: () => notFound('The client does not exist', 'inexistent_client'),
  noCredential: () => notFound('The credential does not exist', 'inexistent_credential'),
  noConnection: () => notFound('The connection does not exist', 'inexistent_connection'),
  noCustomDomain: () => notFound('The custom domain does not exist', 'inexistent_custom_domain'),
  noClientGrant: () => notFound('The client grant does not exist', 'inexistent_client_grant'),
  noResourceServer: () => notFound('The resource server does not exist', 'inexistent_resource_server'),
  noAction: () => notFound('That action does not exist', 'inexistent_action'),
  noTrigger: () => notFound('That trigger does not exist', 'inexistent_trigger'),
  noUser: () => notFound('The user does not exist.', 'inexistent_user'),
  connectionExists: () => conflict('A connection with the same name already exists', 'conflict'),
  customDomainExists: () =>
    conflict('A custom domain with the same name already exists', 'custom_domain_already_exists'),
  clientGrantExists: (clientId: string, audience: string) =>
    conflict(`The client grant of "${clientId}" for "${audience}" already exists`, 'conflict'),
  resourceServerExists: (identifier: string) =>
    conflict(`A resource server with the identifier "${identifier}" already exists`, 'conflict'),
  userExists: () => conflict('The user already exists.', 'auth0_idp_error'),
  actionBound: () => badRequest('Cannot delete an action bound to a trigger', 'action_bound'),
  actionNotBuilt: () => badRequest("A draft must be in the 'built' state before it can be deployed."),
  actionNotDeployed: (id: string) =>
    badRequest(`The action "${id}" must be deployed before it is bound to a trigger`, 'action_not_deployed'),
  systemResource: () => badRequest('System resources cannot be changed', 'system_resource'),
  unknownScopes: (scopes: readonly string[]) =>
    badRequest(`Scopes not registered for the resource server: ${scopes.join(', ')}`, 'invalid_scope'),
  authenticationMethods: () =>
    badRequest(
      'client_authentication_methods and token_endpoint_auth_method cannot be set at the same time',
      'invalid_body',
    ),
  notRehearsed: (cause: string) => badRequest(`auth0-stand-in failed: ${cause}`, 'not_rehearsed'),
  tooManyRequests: () => failure(429, 'Too Many Requests')('Global limit has been reached', 'too_many_requests'),
} as const;
