import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';

/** Props of a {@link DnsValidatedCertificate}. */
export interface DnsValidatedCertificateProps {
  /** The host of the certificate. */
  readonly host: string;
  /** Id of the Route 53 zone of the validation record. */
  readonly hostedZoneId: string;
  /** AWS provider of the region of the certificate. */
  readonly provider: TerraformProvider;
}

/** Defines a certificate for a host and its validation record, and waits until it is issued. */
export class DnsValidatedCertificate extends Construct {
  /** ARN of the certificate, available after it is issued. */
  readonly arn: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: AcmCertificate;

  constructor(scope: Construct, id: string, { host, hostedZoneId, provider }: DnsValidatedCertificateProps) {
    super(scope, id);

    this.resource = new AcmCertificate(this, 'Resource', {
      provider,
      domainName: host,
      validationMethod: 'DNS',
      // The domain uses the old certificate until it has the new one.
      lifecycle: { createBeforeDestroy: true },
    });
    const validation = this.resource.domainValidationOptions.get(0);
    const record = new Route53Record(this, 'Record', {
      zoneId: hostedZoneId,
      name: validation.resourceRecordName,
      type: validation.resourceRecordType,
      records: [validation.resourceRecordValue],
      ttl: 300,
      // All certificates of a host have the same validation record.
      allowOverwrite: true,
    });
    const issued = new AcmCertificateValidation(this, 'Validation', {
      provider,
      certificateArn: this.resource.arn,
      validationRecordFqdns: [record.fqdn],
    });

    this.arn = issued.certificateArn;
  }
}
