import { ACMClient } from '@aws-sdk/client-acm';
import { Route53Client, type ResourceRecordSet } from '@aws-sdk/client-route-53';
import { AWS_CALLS } from './aws-calls';
import { awsCommand } from './commands';
import { access, all, regionOf, unlessMissing, type Finder, type Finders, type FinderInput } from './finder';

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

/** Zone, name and type of a record. */
type RecordKey = readonly [zone: string, name: string, type: string];

async function recordSet(client: Route53Client, [zone, name, type]: RecordKey): Promise<ResourceRecordSet | undefined> {
  const call = new AWS_CALLS['route53:ListResourceRecordSets']({
    HostedZoneId: zone,
    StartRecordName: name,
    MaxItems: 20,
  });
  const { ResourceRecordSets: sets = [] } = (await unlessMissing(client.send(call))) ?? {};
  return sets.find((set) => set.Name?.replace(/\.$/, '') === name && set.Type === type);
}

/** Command that deletes a record. Route 53 requires the complete record. */
const recordDeletion = (zone: string, ResourceRecordSet: ResourceRecordSet) =>
  awsCommand('route53 change-resource-record-sets', {
    'hosted-zone-id': zone,
    'change-batch': JSON.stringify({ Changes: [{ Action: 'DELETE', ResourceRecordSet }] }),
  });

const record: Finder = async (input) => {
  const [zone, name, type] = [input.text('zone_id'), input.text('name'), input.text('type')];
  // A record with `allow_overwrite` needs no import.
  if (zone === undefined || name === undefined || type === undefined || input.declared.block.allow_overwrite) return [];
  const client = new Route53Client(access(input));
  const declared: RecordKey = [zone, name, type];
  // The id is `zone_name_type`, and a name can contain underscores.
  const [, ...known] = /^([^_]+)_(.+)_([^_]+)$/.exec(input.known ?? '') ?? [];
  const keys = [declared, known as unknown as RecordKey].filter(
    (key, at) => at === 0 || (key.length === 3 && key.join('_') !== declared.join('_')),
  );
  const found = await Promise.all(keys.map(async (key) => ({ key, set: await recordSet(client, key) })));
  return found.flatMap(({ key, set }) =>
    set
      ? {
          kind: `DNS record ${key[1]} ${key[2]}`,
          id: key.join('_'),
          isNamed: key === declared,
          deletion: recordDeletion(key[0], set),
        }
      : [],
  );
};

/** Finders of a custom sign-in domain's certificate and records. */
export const domainFinders: Finders = { aws_acm_certificate: certificate, aws_route53_record: record };
