import { AwsError } from '../aws/aws-error';
import type { MotoAnswer } from '../moto/client';
import type { Target } from './target';

/** Whose an access key is. */
interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** What sign-in answers besides operations. */
export interface SignInAnswers {
  /** The JSON document at a path of the `cognito-idp` host, or `undefined` where there is none. */
  readonly wellKnown: (path: string) => Promise<object | undefined>;
  /** Whose an access key is, where an identity pool gave it. */
  readonly callerIdentity: (accessKeyId: string) => CallerIdentity | undefined;
}

const json = (status: number, body: object): MotoAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

function callerIdentity({ account, arn, userId }: CallerIdentity): MotoAnswer {
  const result = `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${account}</Account>`;
  const body =
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
    `<GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

/** A request by which sign-in decides whether it answers. */
export interface SignInCall {
  readonly target: Target;
  readonly action: string;
  readonly method: string;
  readonly path: string;
}

/** The answer of sign-in to a request that is not an operation of a JSON service, or undefined. */
export async function signInAnswer(
  signIn: SignInAnswers,
  { target, action, method, path }: SignInCall,
): Promise<MotoAnswer | undefined> {
  const { service, accessKeyId } = target;
  if (service === 'cognito-idp' && method === 'GET') {
    const document = await signIn.wellKnown(path);
    if (!document) throw new AwsError('ResourceNotFoundException', `there is nothing at ${path}`, 404);
    return json(200, document);
  }
  if (service !== 'sts' || action !== 'GetCallerIdentity' || !accessKeyId) return undefined;
  const caller = signIn.callerIdentity(accessKeyId);
  return caller && callerIdentity(caller);
}
