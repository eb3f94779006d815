/**
 * A partition of AWS, with its regions, host names and principals. All hosts, issuers, ARNs and principals in this project are built from
 * these values.
 *
 * Sources: names, DNS suffixes and regions in `partitions.json`, and regions of cognito-idp in `endpoints.json`, of botocore 1.44.5;
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
 * @see https://docs.amazonaws.cn/en_us/aws/latest/userguide/cognito.html
 */
export interface Partition {
  /** Name in ARNs: `aws-us-gov`. */
  readonly name: string;
  readonly regions: readonly string[];
  /** Last part of the host names of the services. */
  readonly dnsSuffix: string;
  /** Part of a prefix domain between the prefix and the region. */
  readonly signInLabel: string;
  /** Last part of a prefix domain. */
  readonly signInSuffix: string;
  /** Whether user pools can have custom domains. */
  readonly hasCustomDomains: boolean;
  /** Federated principals of identity pools by region, if other than {@link IDENTITY_PRINCIPAL}. */
  readonly identityPrincipals: Readonly<Record<string, string>>;
  /** Hosts of global services: `label` is their part instead of the region, `region` is the region that they are in. */
  readonly globalHosts?: { readonly label: string; readonly region: string };
  /** Reason why the project does not support the partition; undefined if it does. */
  readonly unsupported?: string;
}

/** Principal of identity pools in the standard partition. */
const IDENTITY_PRINCIPAL = 'cognito-identity.amazonaws.com';

const STANDARD = { signInLabel: 'auth', hasCustomDomains: true, identityPrincipals: {} };

/**
 * A partition for which AWS publishes no host of Cognito's sign-in pages. The host is assumed to have the standard form. Of these
 * partitions, `endpoints.json` lists Cognito's APIs only for the European Sovereign Cloud.
 */
const unpublished = (name: string, dnsSuffix: string, regions: readonly string[], title: string): Partition => ({
  ...STANDARD,
  name,
  regions,
  dnsSuffix,
  signInSuffix: `amazoncognito.${dnsSuffix}`,
  unsupported: `${title}: AWS does not publish the host of Cognito's sign-in pages there`,
});

const AWS: Partition = {
  ...STANDARD,
  name: 'aws',
  regions: [
    ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1'],
    ...['ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
    ...['ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1'],
    ...['eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1'],
    ...['me-south-1', 'mx-central-1', 'sa-east-1'],
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ],
  dnsSuffix: 'amazonaws.com',
  signInSuffix: 'amazoncognito.com',
};

const PARTITIONS: readonly Partition[] = [
  AWS,
  {
    ...STANDARD,
    name: 'aws-cn',
    regions: ['cn-north-1', 'cn-northwest-1'],
    dnsSuffix: 'amazonaws.com.cn',
    signInSuffix: 'amazoncognito.com.cn',
    identityPrincipals: { 'cn-north-1': 'cognito-identity.cn-north-1.amazonaws.com.cn' },
    unsupported: 'China: Amazon Cognito has no user pools there',
  },
  {
    name: 'aws-us-gov',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
    dnsSuffix: 'amazonaws.com',
    signInLabel: 'auth-fips',
    signInSuffix: 'amazoncognito.com',
    hasCustomDomains: false,
    globalHosts: { label: 'us-gov', region: 'us-gov-west-1' },
    identityPrincipals: {
      'us-gov-west-1': 'cognito-identity-us-gov.amazonaws.com',
      'us-gov-east-1': 'cognito-identity.us-gov-east-1.amazonaws.com',
    },
  },
  unpublished('aws-eusc', 'amazonaws.eu', ['eusc-de-east-1'], 'AWS European Sovereign Cloud'),
  unpublished('aws-iso', 'c2s.ic.gov', ['us-iso-east-1', 'us-iso-west-1'], 'AWS ISO'),
  unpublished('aws-iso-b', 'sc2s.sgov.gov', ['us-isob-east-1', 'us-isob-west-1'], 'AWS ISOB'),
  unpublished('aws-iso-e', 'cloud.adc-e.uk', ['eu-isoe-west-1'], 'AWS ISOE'),
  unpublished('aws-iso-f', 'csp.hci.ic.gov', ['us-isof-east-1', 'us-isof-south-1'], 'AWS ISOF'),
];

/** Names of the partitions as an alternation in a regular expression. */
export const PARTITION_NAMES = PARTITIONS.map(({ name }) => name).join('|');

/**
 * Replaces the label of a global service in a host by the region of the service: GovCloud's `us-gov` by `us-gov-west-1`.
 *
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-endpoints.html
 */
export const regionalHost = (host: string): string =>
  PARTITIONS.reduce(
    (found, { globalHosts, dnsSuffix }) =>
      globalHosts ? found.replace(`.${globalHosts.label}.${dnsSuffix}`, `.${globalHosts.region}.${dnsSuffix}`) : found,
    host,
  );

/** The first region of an ARN's partition, for calls to a global service; undefined for an unknown partition. */
export const aRegionOfArn = (arn: string): string | undefined =>
  PARTITIONS.find(({ name }) => name === arn.split(':')[1])?.regions[0];

/** Partition of a region; the standard partition for any other text, such as a Terraform reference. */
export const partitionOfRegion = (region: string): Partition =>
  PARTITIONS.find(({ regions }) => regions.includes(region)) ?? AWS;

/** Host suffixes of the AWS APIs in all partitions: `amazonaws.com`, … */
export const DNS_SUFFIXES: readonly string[] = PARTITIONS.map(({ dnsSuffix }) => dnsSuffix);

/** Whether a host belongs to AWS: to an API, or to a sign-in page with a prefix domain. */
export const isAmazonHost = (host: string): boolean =>
  PARTITIONS.some(({ dnsSuffix, signInSuffix }) => [dnsSuffix, signInSuffix].some((own) => host.endsWith(`.${own}`)));

/** Matches the name of an AWS region of any partition. */
export const REGION_NAME = new RegExp(`^(?:${PARTITIONS.flatMap(({ regions }) => regions).join('|')})$`);

/** Region of the certificates of custom domains, which CloudFront serves. */
export const CERTIFICATE_REGION = 'us-east-1';

/** Host of a prefix domain: `{prefix}.auth.{region}.amazoncognito.com`; in GovCloud `{prefix}.auth-fips.{region}.amazoncognito.com`. */
export function prefixDomainHost(prefix: string, region: string): string {
  const { signInLabel, signInSuffix } = partitionOfRegion(region);
  return `${prefix}.${signInLabel}.${region}.${signInSuffix}`;
}

/** Host of a regional service: `cognito-idp.eu-central-1.amazonaws.com`. */
export const serviceHost = (service: string, region: string): string =>
  `${service}.${region}.${partitionOfRegion(region).dnsSuffix}`;

/** A user pool's name among the logins of an identity pool, and its issuer without the scheme: `cognito-idp.{region}.amazonaws.com/{id}`. */
export const userPoolProviderName = (region: string, userPoolId: string): string =>
  `${serviceHost('cognito-idp', region)}/${userPoolId}`;

/** Region and id of the user pool in the name of {@link userPoolProviderName}; undefined for any other text. */
export function parseUserPoolProviderName(
  name: string,
): { readonly region: string; readonly userPoolId: string } | undefined {
  const [, region = '', userPoolId = ''] =
    /^cognito-idp\.([a-z0-9-]+)\.[^/]+\/([a-z0-9-]+_[A-Za-z0-9]+)$/.exec(name) ?? [];
  return region !== '' && userPoolProviderName(region, userPoolId) === name ? { region, userPoolId } : undefined;
}

/** `iss` of the tokens of a user pool, and the base URL of its discovery document. It has no trailing slash. */
export const userPoolIssuer = (region: string, userPoolId: string): string =>
  `https://${userPoolProviderName(region, userPoolId)}`;

/** Federated principal of identity pools in the trust policy of a role, and the prefix of its condition keys. */
export const identityPoolPrincipal = (region: string): string =>
  partitionOfRegion(region).identityPrincipals[region] ?? IDENTITY_PRINCIPAL;

/** The federated principals of identity pools in all partitions. */
export const IDENTITY_POOL_PRINCIPALS: readonly string[] = [
  IDENTITY_PRINCIPAL,
  ...PARTITIONS.flatMap(({ identityPrincipals }) => Object.values(identityPrincipals)),
];

/**
 * Service principal. It is the same in all supported partitions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
export const servicePrincipal = (service: string): string => `${service}.amazonaws.com`;

/** Service principal of user pools in trust policies and Lambda permissions. */
export const USER_POOL_PRINCIPAL = servicePrincipal('cognito-idp');

/** Service principal of user pools that send email through SES. */
export const USER_POOL_EMAIL_PRINCIPAL = servicePrincipal('email.cognito-idp');
