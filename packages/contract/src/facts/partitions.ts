/**
 * Partitions of AWS: what differs between them in ARNs, host names and principals.
 *
 * Sources: partition names, DNS suffixes and regions of cognito-idp in `endpoints.json` of botocore 1.44.5, and
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 * @see https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
 */
export interface Partition {
  /** Name in ARNs: `aws-us-gov`. */
  readonly name: string;
  /** Form of the names of its regions. */
  readonly regions: RegExp;
  /** Last part of the host names of its services. */
  readonly dnsSuffix: string;
  /** Part of a prefix domain between prefix and region. */
  readonly signInLabel: string;
  /** Last part of a prefix domain. */
  readonly signInSuffix: string;
  /** Whether user pools can have custom domains. */
  readonly hasCustomDomains: boolean;
}

const DIRECTION = '(?:central|(?:north|south)(?:east|west)?|east|west)';
/** Names of the regions of a partition, by what is before the direction. */
const regionsOf = (prefix: string) => new RegExp(`^${prefix}-${DIRECTION}-\\d$`);

const STANDARD = { signInLabel: 'auth', hasCustomDomains: true };
/** Amazon does not publish these regions' documentation: the sign-in hosts follow the standard form, unconfirmed. */
const iso = (name: string, prefix: string, dnsSuffix: string): Partition => ({
  ...STANDARD,
  name,
  regions: regionsOf(prefix),
  dnsSuffix,
  signInSuffix: `amazoncognito.${dnsSuffix}`,
});

const AWS: Partition = {
  ...STANDARD,
  name: 'aws',
  regions: regionsOf('(?:us|eu|ap|sa|ca|me|af|il|mx)'),
  dnsSuffix: 'amazonaws.com',
  signInSuffix: 'amazoncognito.com',
};

const PARTITIONS: readonly Partition[] = [
  AWS,
  {
    ...STANDARD,
    name: 'aws-cn',
    regions: regionsOf('cn'),
    dnsSuffix: 'amazonaws.com.cn',
    signInSuffix: 'amazoncognito.com.cn',
  },
  {
    name: 'aws-us-gov',
    regions: regionsOf('us-gov'),
    dnsSuffix: 'amazonaws.com',
    signInLabel: 'auth-fips',
    signInSuffix: 'amazoncognito.com',
    hasCustomDomains: false,
  },
  iso('aws-eusc', 'eusc-de', 'amazonaws.eu'),
  iso('aws-iso', 'us-iso', 'c2s.ic.gov'),
  iso('aws-iso-b', 'us-isob', 'sc2s.sgov.gov'),
  iso('aws-iso-e', 'eu-isoe', 'cloud.adc-e.uk'),
  iso('aws-iso-f', 'us-isof', 'csp.hci.ic.gov'),
];

/** Partition of a region; the standard one for a name of no known form, such as a Terraform reference. */
export const partitionOfRegion = (region: string): Partition =>
  PARTITIONS.find(({ regions }) => regions.test(region)) ?? AWS;

/** The form of a region's name in one of the partitions. It does not say that AWS has the region. */
export const REGION_NAME = new RegExp(PARTITIONS.map(({ regions }) => regions.source).join('|'));

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

/** Region and id in such a name; undefined for any other text. */
export function parseUserPoolProviderName(
  name: string,
): { readonly region: string; readonly userPoolId: string } | undefined {
  const [, region = '', userPoolId = ''] =
    /^cognito-idp\.([a-z0-9-]+)\.[^/]+\/([a-z0-9-]+_[A-Za-z0-9]+)$/.exec(name) ?? [];
  return region !== '' && userPoolProviderName(region, userPoolId) === name ? { region, userPoolId } : undefined;
}

/** `iss` of the tokens of a user pool, also the base of its discovery document. No trailing slash. */
export const userPoolIssuer = (region: string, userPoolId: string): string =>
  `https://${userPoolProviderName(region, userPoolId)}`;

const GOVCLOUD_IDENTITY_PRINCIPALS: Readonly<Record<string, string>> = {
  'us-gov-west-1': 'cognito-identity-us-gov.amazonaws.com',
  'us-gov-east-1': 'cognito-identity.us-gov-east-1.amazonaws.com',
};

const IDENTITY_PRINCIPAL = 'cognito-identity.amazonaws.com';

/** Federated principal of identity pools in the trust policy of a role, and the prefix of its condition keys. */
export const identityPoolPrincipal = (region: string): string =>
  GOVCLOUD_IDENTITY_PRINCIPALS[region] ?? IDENTITY_PRINCIPAL;

/** Every principal of identity pools, in any partition. */
export const IDENTITY_POOL_PRINCIPALS: readonly string[] = [
  IDENTITY_PRINCIPAL,
  ...Object.values(GOVCLOUD_IDENTITY_PRINCIPALS),
];

/** Service principal of user pools in trust policies and Lambda permissions. */
export const USER_POOL_PRINCIPAL = 'cognito-idp.amazonaws.com';
