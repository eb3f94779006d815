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

const withText = (response: MotoResponse, change: (text: string) => string): MotoResponse => ({
  ...response,
  body: Buffer.from(change(response.body.toString())),
});

interface WebAcl {
  Description?: string;
  LockToken?: string;
}

/** moto returns an empty description if none was set, and repeats the lock token inside the ACL. */
function asModelled(text: string): string {
  const response = JSON.parse(text) as { Summary?: WebAcl; WebACL?: WebAcl };
  for (const part of [response.Summary, response.WebACL]) if (part?.Description === '') delete part.Description;
  delete response.WebACL?.LockToken;
  return JSON.stringify(response);
}

/**
 * Changes the responses of moto that differ from the service model.
 *
 * The response for a DNS record has no `ChangeInfo` if Terraform's AWS provider made the call: with it, the provider waits 10
 * seconds or more for each record, and here records take effect immediately.
 */
export function corrected({ service, name, userAgent }: HandledCall, response: MotoResponse): MotoResponse {
  if (response.status !== 200) return response;
  if (service === 'route53' && name.action === 'ChangeResourceRecordSets' && userAgent?.includes(TERRAFORM_PROVIDER))
    return withText(response, (text) => text.replace(CHANGE_INFO, ''));
  if (service === 'wafv2' && name.action.includes('WebACL')) return withText(response, asModelled);
  return response;
}
