import { s3Operation } from './s3-operations';

/** An operation by name, and what a policy must allow for it. */
export interface ActionName {
  readonly action: string;
  /** Absent where no permission is needed. */
  readonly iamAction?: string;
}

/** One operation of a service that method and path identify. */
type RestOperation = readonly [method: string, path: RegExp, action: string];

const ROUTE53: readonly RestOperation[] = [
  // First, because the path of a zone's tags ends as the path of the zone.
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

/** Where a signing name is not the prefix of the service's permissions. */
const PREFIXES: Readonly<Record<string, string>> = { email: 'ses', monitoring: 'cloudwatch', tagging: 'tag' };

/** AWS asks no permission for these: anyone may call them, or the caller is known by a token. */
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

/** What identifies a request. */
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

/** The operation of a request, for the log. Of the body only `Action` of a query service is read. */
export function actionName({ service, action, method, host, url, contentType, body }: RequestShape): ActionName {
  if (action) return named(service, action);
  if (service === 's3') {
    const operation = s3Operation(method, host, url);
    return operation
      ? { action: operation.action, iamAction: operation.permission }
      : { action: `${method} ${service}` };
  }
  // API Gateway names its permissions by the method.
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
