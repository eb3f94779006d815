import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { buffer, text } from 'node:stream/consumers';
import type { AwsExchange } from '../http/exchange';
import { isKnownDifference } from './known-differences';
import type { ModelFault } from './model-fault';

const CHECK = '@auth0-cognito/cognito-stand-in/service-models/check.py';

const line = ({ requestBody, responseBody, ...exchange }: AwsExchange) =>
  `${JSON.stringify({ ...exchange, requestBody: requestBody.toString('base64'), responseBody: responseBody.toString('base64') })}\n`;

/**
 * Checks exchanges against the service models of botocore, including patterns. Returns each difference once, without those in
 * `known-differences.ts`.
 *
 * @param python - interpreter with the packages of `moto/requirements.txt`
 */
export async function serviceModelFaults(python: string, exchanges: Iterable<AwsExchange>): Promise<ModelFault[]> {
  const check = createRequire(import.meta.url).resolve(CHECK);
  const child = spawn(python, [check], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  for (const exchange of exchanges) child.stdin.write(line(exchange));
  child.stdin.end();
  const [answer, errors, exitCode] = await Promise.all([buffer(child.stdout), text(child.stderr), exited]);
  if (exitCode !== 0) throw new Error(`the check against the service models failed: ${errors}`);
  return (JSON.parse(answer.toString()) as ModelFault[]).filter((fault) => !isKnownDifference(fault));
}
