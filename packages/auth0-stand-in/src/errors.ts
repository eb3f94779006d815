import type { Fault } from '@auth0-cognito/contract';
import { shown } from '@auth0-cognito/contract';

/** Body of a Management API error, as Auth0 writes it. */
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

/** An answer of the Management API that is an error. Thrown by handlers, turned into JSON in one place. */
export class ApiError extends Error {
  readonly body: ApiErrorBody;
  /** Headers that go with the answer. */
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
  noClientGrant: () => notFound('The client grant does not exist', 'inexistent_client_grant'),
  noResourceServer: () => notFound('The resource server does not exist', 'inexistent_resource_server'),
  noCustomDomain: () => notFound('The custom domain does not exist', 'inexistent_custom_domain'),
  noAction: () => notFound('That action does not exist', 'inexistent_action'),
  noTrigger: () => notFound('That trigger does not exist', 'inexistent_trigger'),
  noUser: () => notFound('The user does not exist.', 'inexistent_user'),
  connectionExists: () => conflict('A connection with the same name already exists', 'conflict'),
  clientGrantExists: (clientId: string, audience: string) =>
    conflict(`The client grant of "${clientId}" for "${audience}" already exists`, 'conflict'),
  resourceServerExists: (identifier: string) =>
    conflict(`A resource server with the identifier "${identifier}" already exists`, 'conflict'),
  customDomainExists: () => conflict('Custom domain already exists', 'custom_domain_already_exists'),
  userExists: () => conflict('The user already exists.', 'auth0_idp_error'),
  actionBound: () => badRequest('Cannot delete an action bound to a trigger', 'action_bound'),
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

/** Faults of the options given to `createAuth0StandIn`, and of calls on its control. */
export const faults = {
  noTenants: (): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_NO_TENANTS',
    path: 'tenants',
    received: 'an empty list',
    allowed: 'at least one tenant',
    fix: 'name the tenants that the environment uses',
  }),
  notAHost: (path: string, host: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_NOT_A_HOST',
    path,
    received: shown(host),
    allowed: 'a bare lower-case host name, such as acme.eu.auth0.com',
    fix: 'give the host without scheme, port, path or trailing slash',
  }),
  hostTwice: (path: string, host: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_HOST_TWICE',
    path,
    received: shown(host),
    allowed: 'each host once, over all tenants and custom domains',
    fix: 'remove one of the two',
  }),
  clientTwice: (path: string, clientId: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_CLIENT_TWICE',
    path,
    received: shown(clientId),
    allowed: 'each management client id once in a tenant',
    fix: 'remove one of the two',
  }),
  emptyCredential: (path: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_EMPTY_CREDENTIAL',
    path,
    received: 'an empty client id or secret',
    allowed: 'a client id and a client secret',
    fix: 'give both',
  }),
  unknownTenant: (domain: string, known: readonly string[]): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_UNKNOWN_TENANT',
    path: 'tenant',
    received: shown(domain),
    allowed: known.join(', '),
    fix: 'name a tenant that the stand-in was created with',
  }),
  unknownClient: (clientId: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT',
    path: 'clientId',
    received: shown(clientId),
    allowed: 'the id of an application of the tenant',
    fix: 'read the ids with applications()',
  }),
  unknownConnection: (name: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION',
    path: 'connection',
    received: shown(name),
    allowed: 'the name of a connection of the tenant',
    fix: 'seed the connection first',
  }),
  dataFolderInUse: (folder: string, pid: number): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_DATA_FOLDER_IN_USE',
    path: 'dataFolder',
    received: shown(folder),
    allowed: `a folder no other process uses; process ${pid} holds this one`,
    fix: 'end that process or choose another folder',
  }),
  dataUnreadable: (file: string, cause: string): Fault => ({
    code: 'ERR_AUTH0_STAND_IN_DATA_UNREADABLE',
    path: file,
    received: cause,
    allowed: 'a file that this version of the stand-in wrote',
    fix: 'delete the folder to begin with an empty tenant',
  }),
} as const;
