import { RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CreateOpenIDConnectProviderCommand, CreatePolicyCommand } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateKeyCommand } from '@aws-sdk/client-kms';
import { ChangeResourceRecordSetsCommand, CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { VerifyDomainIdentityCommand, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import type { BothSides } from './checks/agreement';
import type { AwsClients } from './clients/aws';
import type { Prerequisite } from './configuration';
import { seedFunction } from './seed-function';
import type { StandIns } from './stand-ins';

type Seeds = {
  readonly [K in Prerequisite['kind']]: (what: Extract<Prerequisite, { kind: K }>, on: SeedTargets) => unknown;
};

/** An address for documentation that is not routed. @see https://www.rfc-editor.org/rfc/rfc5737 */
const DOCUMENTATION_ADDRESS = '192.0.2.1';

const HARMLESS_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
};

/**
 * Creates a zone with an A record at its apex, because Cognito requires an A record of the parent of a custom domain. Returns the id of the zone.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
 */
async function createZone(name: string, isPrivate: boolean, aws: AwsClients): Promise<string> {
  const route53 = aws.route53();
  const { HostedZone: zone } = await route53.send(
    new CreateHostedZoneCommand({ Name: name, CallerReference: name, HostedZoneConfig: { PrivateZone: isPrivate } }),
  );
  const id = (zone?.Id ?? '').replace(/^.*\//, '');
  const address: ResourceRecordSet = {
    Name: name,
    Type: 'A',
    TTL: 300,
    ResourceRecords: [{ Value: DOCUMENTATION_ADDRESS }],
  };
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: id,
      ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: address }] },
    }),
  );
  return id;
}

/** Both sides, and the stand-ins. */
export interface SeedTargets extends BothSides {
  readonly standIns: Pick<StandIns, 'auth0' | 'hostedZones'>;
}

/** Creates each kind of prerequisite, which an operator or another stack would have created. */
const SEEDS: Seeds = {
  'state-bucket': async ({ bucket: Bucket, region }, { aws }) => {
    const s3 = aws.s3(region);
    const location = { LocationConstraint: region as BucketLocationConstraint };
    await s3.send(
      new CreateBucketCommand({ Bucket, ...(region !== 'us-east-1' && { CreateBucketConfiguration: location }) }),
    );
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  },
  'kms-key': async ({ alias, region }, { aws }) => {
    const kms = aws.kms(region);
    const { KeyMetadata: metadata } = await kms.send(new CreateKeyCommand({}));
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: metadata?.KeyId }));
  },
  'hosted-zone': async ({ name, isPrivate }, { aws }) => {
    await createZone(name, isPrivate, aws);
  },
  'hosted-zone-by-id': async ({ id, name }, { aws, standIns }) => {
    standIns.hostedZones.set(id, await createZone(name, false, aws));
  },
  'ses-identity': ({ identity, region }, { aws }) =>
    identity.includes('@')
      ? aws.ses(region).send(new VerifyEmailIdentityCommand({ EmailAddress: identity }))
      : aws.ses(region).send(new VerifyDomainIdentityCommand({ Domain: identity })),
  certificate: ({ domain, region }, { aws }) =>
    aws.acm(region).send(new RequestCertificateCommand({ DomainName: domain, ValidationMethod: 'DNS' })),
  lambda: (what, { aws }) => seedFunction(what, aws),
  'iam-oidc-provider': ({ url }, { aws }) => aws.iam().send(new CreateOpenIDConnectProviderCommand({ Url: url })),
  // The content of the policy is not used.
  'iam-policy': ({ name, path }, { aws }) =>
    aws
      .iam()
      .send(new CreatePolicyCommand({ PolicyName: name, Path: path, PolicyDocument: JSON.stringify(HARMLESS_POLICY) })),
  'user-pool': ({ name, region, attributes }, { aws }) =>
    aws.cognito(region).send(
      new CreateUserPoolCommand({
        PoolName: name,
        UsernameConfiguration: { CaseSensitive: false },
        ...(attributes.length > 0 && {
          Schema: attributes.map((Name) => ({ Name, AttributeDataType: 'String', Mutable: true })),
        }),
      }),
    ),
  'auth0-connection': ({ domain, name }, { standIns }) => {
    const tenant = standIns.auth0.tenant(domain);
    // A new tenant already has a connection.
    if (!tenant.connections().some((connection) => connection.name === name)) tenant.seedConnection({ name });
  },
  'auth0-client': ({ domain, name }, { auth0 }) =>
    auth0.tenant(domain).clients.create({ name, app_type: 'regular_web' }),
};

/** Creates a prerequisite. */
export async function seed(prerequisite: Prerequisite, on: SeedTargets): Promise<void> {
  const make = SEEDS[prerequisite.kind] as (what: Prerequisite, on: SeedTargets) => unknown;
  await make(prerequisite, on);
}
