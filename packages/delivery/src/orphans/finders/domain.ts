import { ACMClient } from '@aws-sdk/client-acm';
import { Route53Client, type ResourceRecordSet } from '@aws-sdk/client-route-53';
import { AWS_CALLS } from './aws-calls';
import { awsCommand } from './commands';
import { access, all, byName, regionOf, type Finder, type Finders, type FinderInput } from './finder';

/** Finds certificates by domain and tags. Others can own certificates for the same domain, but without the tags of the environment. */
const certificate: Finder = async (input) => {
  const client = new ACMClient(access(input));
  const domain = input.text('domain_name');
  const tags = Object.entries(defaultTags(input));
  const isOwn = async (CertificateArn: string) => {
    const { Tags = [] } = await client.send(new AWS_CALLS['acm:ListTagsForCertificate']({ CertificateArn }));
    return tags.every(([Key, Value]) => Tags.some((tag) => tag.Key === Key && tag.Value === Value));
  };
  const certificates = await all(
    AWS_CALLS['acm:ListCertificates']({ client }, {}),
    ({ CertificateSummaryList }) => CertificateSummaryList,
  );
  return Promise.all(
    certificates.map(async ({ DomainName, CertificateArn: id = '' }) => ({
      kind: `certificate of ${DomainName}`,
      id,
      isNamed: DomainName === domain && (await isOwn(id)),
      deletion: awsCommand('acm delete-certificate', { 'certificate-arn': id, region: regionOf(input) }),
    })),
  );
};

function defaultTags({ declared }: FinderInput): Readonly<Record<string, string>> {
  const [{ tags = {} } = {}] = (declared.provider.default_tags ?? []) as { tags?: Record<string, string> }[];
  return tags;
}

/** Command that deletes a record. Route 53 requires the complete record. */
const recordDeletion = (zone: string, ResourceRecordSet: ResourceRecordSet) =>
  awsCommand('route53 change-resource-record-sets', {
    'hosted-zone-id': zone,
    'change-batch': JSON.stringify({ Changes: [{ Action: 'DELETE', ResourceRecordSet }] }),
  });

/** The id of a record is `zone_name_type`. A name can contain underscores. */
const RECORD_ID = /^([^_]+)_(.+)_([^_]+)$/;

const record: Finder = (input) => {
  const parts = ['zone_id', 'name', 'type'].map((attribute) => input.text(attribute));
  // A record with `allow_overwrite` needs no import.
  const isSearched = !parts.includes(undefined) && !input.declared.block.allow_overwrite;
  return byName(input, isSearched ? parts.join('_') : undefined, async (id) => {
    const [, zone, name, type] = RECORD_ID.exec(id) ?? [];
    if (zone === undefined) return undefined;
    const { ResourceRecordSets: sets = [] } = await new Route53Client(access(input)).send(
      new AWS_CALLS['route53:ListResourceRecordSets']({ HostedZoneId: zone, StartRecordName: name, MaxItems: 20 }),
    );
    const set = sets.find((each) => each.Name?.replace(/\.$/, '') === name && each.Type === type);
    return set && { kind: `DNS record ${name} ${type}`, id, deletion: recordDeletion(zone, set) };
  });
};

/** Finders of a custom sign-in domain's certificate and records. */
export const domainFinders: Finders = { aws_acm_certificate: certificate, aws_route53_record: record };
