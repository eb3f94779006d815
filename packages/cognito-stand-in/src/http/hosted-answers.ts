import type { Operations } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import type { MotoAnswer } from '../moto/client';
import type { Target } from './target';

/** What the part that holds users and identity credentials answers, as far as this listener asks it. */
export interface HostedPart {
  /** They stand in front of the operations on configuration. */
  readonly operations: Operations;
  /** The JSON document at a path of the `cognito-idp` host, or `undefined` where there is none. */
  readonly wellKnown: (path: string) => Promise<object | undefined>;
  /** Whose an access key is, where an identity pool gave it. */
  readonly callerIdentity: (
    accessKeyId: string,
  ) => { readonly account: string; readonly arn: string; readonly userId: string } | undefined;
}

const json = (status: number, body: object): MotoAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

function callerIdentity(caller: {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}): MotoAnswer {
  const { account, arn, userId } = caller;
  const result = `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${account}</Account>`;
  const body =
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
    `<GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

/** A request as far as the hosted part answers it. */
export interface HostedCall {
  readonly target: Target;
  readonly action: string;
  readonly method: string;
  readonly path: string;
}

/** The answer to a request that is no operation on configuration but the hosted part's, or undefined. */
export async function hostedAnswer(
  hosted: HostedPart,
  { target, action, method, path }: HostedCall,
): Promise<MotoAnswer | undefined> {
  const { service, accessKeyId } = target;
  if (service === 'cognito-idp' && method === 'GET') {
    const document = await hosted.wellKnown(path);
    if (!document) throw new AwsError('ResourceNotFoundException', `there is nothing at ${path}`, 404);
    return json(200, document);
  }
  if (service !== 'sts' || action !== 'GetCallerIdentity' || !accessKeyId) return undefined;
  const caller = hosted.callerIdentity(accessKeyId);
  return caller && callerIdentity(caller);
}
