import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import type { Aws } from '../support/aws';
import { startAws } from '../support/aws';
import { addRecord, hostedZone } from '../support/names';

describe('certificates with DNS validation', () => {
  let aws: Aws;

  beforeAll(async () => {
    aws = await startAws();
  });
  afterAll(() => aws.close());

  it('wait for their record, and are issued after its creation', async () => {
    const acm = new ACMClient({ ...aws.client, region: 'us-east-1' });
    const zone = await hostedZone(aws, 'example.com');
    const request = new RequestCertificateCommand({ DomainName: 'login.example.com', ValidationMethod: 'DNS' });
    const { CertificateArn } = await acm.send(request);
    const certificate = async () => (await acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate!;

    const pending = await certificate();
    const record = pending.DomainValidationOptions![0]!.ResourceRecord!;
    await addRecord(aws, zone, 'unrelated.example.com', 'CNAME', record.Value!);
    const stillPending = await certificate();
    await addRecord(aws, zone, record.Name!, 'CNAME', record.Value!);
    const issued = await certificate();

    expect([pending.Status, stillPending.Status, issued.Status]).toEqual([
      'PENDING_VALIDATION',
      'PENDING_VALIDATION',
      'ISSUED',
    ]);
    expect(pending.IssuedAt).toBeUndefined();
    expect(issued.DomainValidationOptions![0]!.ValidationStatus).toBe('SUCCESS');
  });

  it('are issued without a record if no zone of the account contains their name', async () => {
    const acm = new ACMClient({ ...aws.client, region: 'us-east-1' });
    const request = new RequestCertificateCommand({ DomainName: 'login.elsewhere.test', ValidationMethod: 'DNS' });
    const { CertificateArn } = await acm.send(request);

    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));

    expect(Certificate?.Status).toBe('ISSUED');
  });
});
