import { s3Operation } from './s3-operations';

/** The name of an operation, and the IAM action that it requires. */
export interface ActionName {
  readonly action: string;
  /** Absent where no permission is needed. */
  readonly iamAction?: string;
}

/** An operation of a REST service, identified by method and path. */
type RestOperation = readonly [method: string, path: RegExp, action: string];

const ROUTE53: readonly RestOperation[] = [
  // Before the operations on zones, because their path also matches the end of this one.
  ['GET', /\/tags\/[^/]+\/[^/]+$/, 'ListTagsForResource'],
  ['POST', /\/tags\/[^/]+\/[^/]+$/, 'ChangeTagsForResource'],
  ['GET', /\/hostedzone\/[^/]+\/rrset$/, 'ListResourceRecordSets'],
  ['POST', /\/hostedzone\/[^/]+\/rrset$/, 'ChangeResourceRecordSets'],
  ['GET', /\/hostedzone\/[^/]+$/, 'GetHostedZone'],
  ['DELETE', /\/hostedzone\/[^/]+$/, 'DeleteHostedZone'],
  ['GET', /\/hostedzonesbyname$/, 'ListHostedZonesByName'],
  ['GET', /\/hostedzone$/, 'ListHostedZones'],
  ['POST', /\/hostedzone$/, 'CreateHostedZone'],
  ['GET', /\/change\/[^/]+$/, 'GetChange'],
];

const LAMBDA: readonly RestOperation[] = [
  ['POST', /\/functions\/[^/]+\/policy$/, 'AddPermission'],
  ['GET', /\/functions\/[^/]+\/policy$/, 'GetPolicy'],
  ['DELETE', /\/functions\/[^/]+\/policy\/[^/]+$/, 'RemovePermission'],
  ['GET', /\/functions\/[^/]+\/aliases\/[^/]+$/, 'GetAlias'],
  ['PUT', /\/functions\/[^/]+\/aliases\/[^/]+$/, 'UpdateAlias'],
  ['DELETE', /\/functions\/[^/]+\/aliases\/[^/]+$/, 'DeleteAlias'],
  ['POST', /\/functions\/[^/]+\/aliases$/, 'CreateAlias'],
  ['GET', /\/functions\/[^/]+$/, 'GetFunction'],
  ['GET', /\/functions\/[^/]+\/configuration$/, 'GetFunctionConfiguration'],
  ['PUT', /\/functions\/[^/]+\/configuration$/, 'UpdateFunctionConfiguration'],
  ['PUT', /\/functions\/[^/]+\/code$/, 'UpdateFunctionCode'],
  ['GET', /\/functions\/[^/]+\/versions$/, 'ListVersionsByFunction'],
  ['GET', /\/functions\/[^/]+\/code-signing-config$/, 'GetFunctionCodeSigningConfig'],
  ['GET', /\/functions\/[^/]+\/concurrency$/, 'GetFunctionConcurrency'],
  ['GET', /\/tags\/[^/]+$/, 'ListTags'],
  ['POST', /\/tags\/[^/]+$/, 'TagResource'],
  ['DELETE', /\/tags\/[^/]+$/, 'UntagResource'],
  ['POST', /\/functions$/, 'CreateFunction'],
  ['DELETE', /\/functions\/[^/]+$/, 'DeleteFunction'],
];

const REST: Readonly<Record<string, readonly RestOperation[]>> = { route53: ROUTE53, lambda: LAMBDA };

/** Prefixes of IAM actions that differ from the signing name. */
const PREFIXES: Readonly<Record<string, string>> = { email: 'ses', monitoring: 'cloudwatch', tagging: 'tag' };

/** Operations without an IAM permission: they are public, or a token authorizes them. */
const NEED_NO_PERMISSION = [
  'sts:GetCallerIdentity',
  'sts:AssumeRoleWithWebIdentity',
  'cognito-identity:GetId',
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-identity:GetOpenIdToken',
  'cognito-idp:GetUser',
  'cognito-idp:UpdateUserAttributes',
  'cognito-idp:GlobalSignOut',
  'cognito-idp:RevokeToken',
  'cognito-idp:GetTokensFromRefreshToken',
  'cognito-idp:InitiateAuth',
  'cognito-idp:RespondToAuthChallenge',
  'cognito-idp:SignUp',
  'cognito-idp:ConfirmSignUp',
];

const named = (service: string, action: string): ActionName => {
  const iamAction = `${PREFIXES[service] ?? service}:${action}`;
  return NEED_NO_PERMISSION.includes(iamAction) ? { action } : { action, iamAction };
};

/** The parts of a request that identify its operation. */
export interface RequestShape {
  readonly service: string;
  /** From `x-amz-target`. */
  readonly action?: string;
  readonly method: string;
  readonly host: string;
  readonly url: URL;
  readonly contentType: string;
  readonly body: Buffer;
}

/** @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
const RPC_PATH = /^\/service\/[^/]+\/operation\/([^/]+)$/;

/** The operation of a request, for the log. Reads only `Action` of the body of a query service. */
export function actionName({ service, action, method, host, url, contentType, body }: RequestShape): ActionName {
  if (action) return named(service, action);
  if (service === 's3') {
    const operation = s3Operation(method, host, url);
    return operation
      ? { action: operation.action, iamAction: operation.permission }
      : { action: `${method} ${service}` };
  }
  // The IAM actions of API Gateway are HTTP methods.
  if (service === 'apigateway') return { action: `${method} ${service}`, iamAction: `apigateway:${method}` };
  const rest = REST[service]?.find(([verb, path]) => verb === method && path.test(url.pathname.replace(/\/$/, '')));
  if (rest) return named(service, rest[2]);
  const [, rpc] = RPC_PATH.exec(url.pathname) ?? [];
  if (rpc) return named(service, rpc);
  const query = contentType.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(body.toString()).get('Action')
    : url.searchParams.get('Action');
  return query ? named(service, query) : { action: `${method} ${service}` };
}
