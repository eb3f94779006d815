import type { MotoAnswer } from '../moto/client';
import type { ActionName } from './action-names';

const CHANGE_INFO = /<ChangeInfo>.*<\/ChangeInfo>/s;

/**
 * moto's answer to a call that passes through, changed where it would cost time for nothing: a DNS record holds here at once,
 * so no pending change is told; the AWS provider would wait 10 seconds or more for each record.
 */
export function amended(service: string, { action }: ActionName, answer: MotoAnswer): MotoAnswer {
  if (service !== 'route53' || action !== 'ChangeResourceRecordSets' || answer.status !== 200) return answer;
  return { ...answer, body: Buffer.from(answer.body.toString().replace(CHANGE_INFO, '')) };
}
