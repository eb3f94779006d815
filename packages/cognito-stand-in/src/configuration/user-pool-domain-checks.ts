import { CERTIFICATE_REGION, reservedPrefixWord } from '@auth0-cognito/contract';
import { AwsError } from '../aws/aws-error';
import type { JsonObject, OperationCall } from '../aws/api';
import type { DnsDirectory } from '../moto/dns-directory';
import { refusals } from '../aws/refusals';

const PREFIX = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Refuses a prefix that Cognito refuses. */
export function checkPrefix(prefix: string): void {
  if (!PREFIX.test(prefix)) throw refusals.domainCharacters();
  const word = reservedPrefixWord(prefix);
  if (word) throw refusals.domainReserved(word);
}

const covers = (pattern: string, host: string) =>
  pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));

/** Refuses a certificate that CloudFront cannot use for the host. */
export async function checkCertificate(host: string, arn: string, call: OperationCall): Promise<void> {
  if (arn.split(':')[3] !== CERTIFICATE_REGION) throw refusals.domainCertificate();
  const where = { service: 'acm', region: CERTIFICATE_REGION } as const;
  const response = await call.api('DescribeCertificate', { CertificateArn: arn }, where).catch((error: unknown) => {
    if (error instanceof AwsError) throw refusals.domainCertificate();
    throw error;
  });
  const certificate = response.Certificate as JsonObject;
  if (certificate.Status !== 'ISSUED') throw refusals.domainCertificate();
  const names = [String(certificate.DomainName), ...((certificate.SubjectAlternativeNames ?? []) as string[])];
  if (!names.some((name) => covers(name, host))) throw refusals.domainCertificateName();
}

/** Refuses a host whose parent domain has no A record, as Cognito does. A parent outside the zones of the account is not checked. */
export async function checkCustomHost(host: string, dns: DnsDirectory): Promise<void> {
  if (!HOST.test(host)) throw refusals.domainCharacters();
  const parent = host.slice(host.indexOf('.') + 1);
  if (!parent.includes('.')) throw refusals.domainParent();
  if ((await dns.hasZoneOf(parent)) && !(await dns.has(parent, 'A'))) throw refusals.domainParent();
}
