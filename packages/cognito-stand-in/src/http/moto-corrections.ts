import type { MotoResponse } from '../moto/client';
import type { ActionName } from './action-names';

/** A call whose response is changed. */
interface HandledCall {
  readonly service: string;
  readonly name: ActionName;
  readonly userAgent: string | undefined;
}

const CHANGE_INFO = /<ChangeInfo>.*<\/ChangeInfo>/s;
const TERRAFORM_PROVIDER = 'terraform-provider-aws/';

const withText = (answer: MotoResponse, change: (text: string) => string): MotoResponse => ({
  ...answer,
  body: Buffer.from(change(answer.body.toString())),
});

interface WebAcl {
  Description?: string;
  LockToken?: string;
}

/** moto returns an empty description if none was set, and repeats the lock token inside the ACL. */
function asModelled(text: string): string {
  const answer = JSON.parse(text) as { Summary?: WebAcl; WebACL?: WebAcl };
  for (const part of [answer.Summary, answer.WebACL]) if (part?.Description === '') delete part.Description;
  delete answer.WebACL?.LockToken;
  return JSON.stringify(answer);
}

/**
 * Changes the responses of moto that differ from the service model.
 *
 * The response for a DNS record has no `ChangeInfo` if Terraform's AWS provider made the call: with it, the provider waits 10
 * seconds or more for each record, and here records take effect immediately.
 */
export function corrected({ service, name, userAgent }: HandledCall, answer: MotoResponse): MotoResponse {
  if (answer.status !== 200) return answer;
  if (service === 'route53' && name.action === 'ChangeResourceRecordSets' && userAgent?.includes(TERRAFORM_PROVIDER))
    return withText(answer, (text) => text.replace(CHANGE_INFO, ''));
  if (service === 'wafv2' && name.action.includes('WebACL')) return withText(answer, asModelled);
  return answer;
}
