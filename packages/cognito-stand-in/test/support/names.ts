import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { ChangeResourceRecordSetsCommand, CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { Aws } from './aws';

/** The ID of a new public hosted zone. */
export async function hostedZone({ client }: Aws, name: string): Promise<string> {
  const command = new CreateHostedZoneCommand({ Name: name, CallerReference: name });
  return (await new Route53Client(client).send(command)).HostedZone!.Id!;
}

/** Creates one record in a zone. */
export async function addRecord({ client }: Aws, zone: string, Name: string, Type: 'A' | 'CNAME', Value: string) {
  const set = { Name, Type, TTL: 60, ResourceRecords: [{ Value }] };
  const batch = { Changes: [{ Action: 'UPSERT' as const, ResourceRecordSet: set }] };
  await new Route53Client(client).send(new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: batch }));
}

/** The ARN of a certificate in us-east-1 that is validated in a zone. */
export async function issuedCertificate(aws: Aws, zone: string, DomainName: string): Promise<string> {
  const acm = new ACMClient({ ...aws.client, region: 'us-east-1' });
  const request = new RequestCertificateCommand({ DomainName, ValidationMethod: 'DNS' });
  const CertificateArn = (await acm.send(request)).CertificateArn!;
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  for (const { ResourceRecord } of Certificate!.DomainValidationOptions!) {
    await addRecord(aws, zone, ResourceRecord!.Name!, 'CNAME', ResourceRecord!.Value!);
  }
  return CertificateArn;
}
