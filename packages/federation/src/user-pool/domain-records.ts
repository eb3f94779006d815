import { Construct } from 'constructs';

import type { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';

/** Props of {@link DomainRecords}. */
export interface DomainRecordsProps {
  readonly host: string;
  readonly hostedZoneId: string;
  /** Address for a parent domain without one. */
  readonly parentAddress: string | undefined;
}

/** Defines the DNS records of a custom domain: aliases to its CloudFront distribution, and an A record of its parent. */
export class DomainRecords extends Construct {
  /** The A record of the parent domain, which Cognito requires to create the domain. */
  readonly parent: Route53Record | undefined;
  private readonly props: DomainRecordsProps;

  constructor(scope: Construct, id: string, props: DomainRecordsProps) {
    super(scope, id);
    this.props = props;
    this.parent = props.parentAddress
      ? new Route53Record(this, 'Parent', {
          zoneId: props.hostedZoneId,
          name: props.host.slice(props.host.indexOf('.') + 1),
          type: 'A',
          ttl: 300,
          records: [props.parentAddress],
        })
      : undefined;
  }

  /** Creates the records of the host for IPv4 and IPv6. */
  aliasTo(domain: CognitoUserPoolDomain): void {
    for (const [id, type] of [
      ['Ipv4', 'A'],
      ['Ipv6', 'AAAA'],
    ] as const) {
      new Route53Record(this, id, {
        zoneId: this.props.hostedZoneId,
        name: this.props.host,
        type,
        alias: {
          name: domain.cloudfrontDistribution,
          zoneId: domain.cloudfrontDistributionZoneId,
          evaluateTargetHealth: false,
        },
      });
    }
  }
}
