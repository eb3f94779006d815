/**
 * Regions from which a user pool sends its messages.
 *
 * Sources: `SourceArn` and `SnsRegion` in the service model of cognito-idp, and regions of `email` in `endpoints.json` (botocore 1.44.5);
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html#user-pool-email-developer-region-mapping
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html#sms-choose-a-region
 */

/** SES regions that pools can use if their region is in none of the two lists below. */
const LEGACY_SES_REGIONS: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** Regions whose pools can use SES only in the same region. */
const SAME_SES_REGION: readonly string[] = [
  ...['us-west-1', 'ap-northeast-3', 'ap-southeast-3', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'sa-east-1'],
  ...['il-central-1', 'af-south-1', 'us-gov-east-1', 'us-gov-west-1'],
];

/** Regions whose pools can also use SES in one other region. */
const OTHER_SES_REGION: Readonly<Record<string, string>> = {
  'ap-east-1': 'ap-southeast-1',
  'ap-south-2': 'ap-south-1',
  'ap-southeast-4': 'ap-southeast-2',
  'ap-southeast-5': 'ap-southeast-2',
  'ca-west-1': 'ca-central-1',
  'eu-central-2': 'eu-central-1',
  'eu-south-2': 'eu-west-3',
  'me-central-1': 'eu-central-1',
};

/** Regions without SES. */
const WITHOUT_SES: readonly string[] = ['ap-east-1'];

/** Regions of the SES identities that a pool in a region can use to send email. */
export function sesRegionsOf(region: string): readonly string[] {
  const own = WITHOUT_SES.includes(region) ? [] : [region];
  if (SAME_SES_REGION.includes(region)) return own;
  const other = OTHER_SES_REGION[region];
  return [...new Set([...own, ...(other === undefined ? LEGACY_SES_REGIONS : [other])])];
}

/** The other SNS region that a pool in a region can use. */
const LEGACY_SNS_REGION: Readonly<Record<string, string>> = {
  'us-east-2': 'us-east-1',
  'ap-south-1': 'ap-southeast-1',
  'ap-northeast-2': 'ap-northeast-1',
  'ca-central-1': 'us-east-1',
  'eu-central-1': 'eu-west-1',
  'eu-west-2': 'eu-west-1',
};

/** SNS regions that a pool in a region can use to send SMS; the first is the default. Pools in Seoul can only use Tokyo. */
export function snsRegionsOf(region: string): readonly string[] {
  const legacy = LEGACY_SNS_REGION[region];
  return [...(region === 'ap-northeast-2' ? [] : [region]), ...(legacy === undefined ? [] : [legacy])];
}

/**
 * Whether an SES identity covers an address: the address itself, also with a label (`a+label@example.com`), or its domain or a parent of it.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
export function coversAddress(identity: string, address: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const known = identity.toLowerCase();
  if (known.includes('@')) return known === `${local}@${domain}` || known === `${local.replace(/\+.*$/, '')}@${domain}`;
  return domain === known || domain.endsWith(`.${known}`);
}
