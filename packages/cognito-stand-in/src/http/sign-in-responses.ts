import { AwsError } from '../aws/aws-error';
import type { AssumedRole, AssumeRole } from '../identities/web-identity';
import type { MotoResponse } from '../moto/client';
import { escaped } from './error-response';
import type { Target } from './target';

/** The identity of an access key. */
interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** Responses of sign-in that are not operations of a JSON service. */
export interface SignInEndpoints {
  /** The JSON document at a path of the `cognito-idp` host, or `undefined` if there is none. */
  readonly wellKnown: (path: string) => Promise<object | undefined>;
  /** The identity of an access key that an identity pool issued. */
  readonly callerIdentity: (accessKeyId: string) => CallerIdentity | undefined;
  readonly assumeRoleWithWebIdentity: AssumeRole;
}

const json = (status: number, body: object): MotoResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

/** Elements of XML by name. */
interface Elements {
  readonly [name: string]: string | Elements;
}

const xml = (elements: Elements): string =>
  Object.entries(elements)
    .map(([name, content]) => `<${name}>${typeof content === 'string' ? escaped(content) : xml(content)}</${name}>`)
    .join('');

function stsResponse(action: string, result: Elements): MotoResponse {
  const body =
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">` +
    `${xml({ [`${action}Result`]: result })}</${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

const callerIdentity = ({ account, arn, userId }: CallerIdentity) =>
  stsResponse('GetCallerIdentity', { Arn: arn, UserId: userId, Account: account });

const assumedRole = ({ credentials, arn, userId, subject, audience, provider }: AssumedRole) =>
  stsResponse('AssumeRoleWithWebIdentity', {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiresAt).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    SubjectFromWebIdentityToken: subject,
    Audience: audience,
    Provider: provider,
  });

/** The parts of a request that sign-in needs. */
export interface SignInCall {
  readonly target: Target;
  readonly action: string;
  readonly method: string;
  readonly path: string;
  /** Body of a request to a query service: a form. */
  readonly body: Buffer;
}

/** The response of sign-in to a request that is not an operation of a JSON service; undefined if it does not handle the request. */
export async function signInResponse(
  signIn: SignInEndpoints,
  { target, action, method, path, body }: SignInCall,
): Promise<MotoResponse | undefined> {
  const { service, accessKeyId } = target;
  if (service === 'cognito-idp' && method === 'GET') {
    const document = await signIn.wellKnown(path);
    if (!document) throw new AwsError('ResourceNotFoundException', `there is nothing at ${path}`, 404);
    return json(200, document);
  }
  if (service === 'sts' && action === 'AssumeRoleWithWebIdentity')
    return assumedRole(await signIn.assumeRoleWithWebIdentity(new URLSearchParams(body.toString())));
  if (service !== 'sts' || action !== 'GetCallerIdentity' || !accessKeyId) return undefined;
  const caller = signIn.callerIdentity(accessKeyId);
  return caller && callerIdentity(caller);
}
