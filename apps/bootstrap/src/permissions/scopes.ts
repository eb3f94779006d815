/** What an environment's roles are for. */
export interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly organization: string;
}

/** Where actions apply: the resources of a statement, and its condition. */
export interface Scope {
  /** Id of the statement. */
  readonly sid: string;
  readonly actions: RegExp;
  readonly resources: (place: Place) => readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Certificates of custom domains lie there. */
const US_EAST_1 = 'us-east-1';

const arn = ({ partition, account }: Place, service: string, region: string, resource: string) =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`;

/**
 * Scopes by action; the first that fits is taken. Ids of pools, certificates and zones are AWS's own, so that a pattern ends
 * where a name would begin.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const SCOPES: readonly Scope[] = [
  {
    // AWS takes no resource for these: what they make has no ARN yet, or they list and look up by name across the account.
    sid: 'WithoutResource',
    actions: new RegExp(
      `^(?:${[
        'acm:(?:ListCertificates|RequestCertificate)',
        'cognito-identity:(?:CreateIdentityPool|ListIdentityPools|SetIdentityPoolRoles)',
        'cognito-idp:(?:CreateUserPool|DescribeUserPoolDomain|ListUserPools)',
        'iam:List(?:OpenIDConnectProviders|Roles)',
        'route53:ListHostedZones(?:ByName)?',
        'sts:GetCallerIdentity',
      ].join('|')})$`,
    ),
    resources: () => ['*'],
  },
  {
    // The distribution of a custom domain stands in an account of Cognito's.
    sid: 'DomainDistributions',
    actions: /^cloudfront:/,
    resources: ({ partition }) => [`arn:${partition}:cloudfront::*:distribution/*`],
  },
  {
    sid: 'UserPools',
    actions: /^cognito-idp:/,
    resources: (place) => [arn(place, 'cognito-idp', place.region, 'userpool/*')],
  },
  {
    sid: 'IdentityPools',
    actions: /^cognito-identity:/,
    resources: (place) => [arn(place, 'cognito-identity', place.region, 'identitypool/*')],
  },
  {
    sid: 'OidcProviders',
    actions: /^iam:\w*OpenIDConnectProvider/,
    resources: (place) => [arn(place, 'iam', '', 'oidc-provider/*')],
  },
  {
    sid: 'RolesToLookUp',
    actions: /^iam:GetRole$/,
    resources: (place) => [arn(place, 'iam', '', 'role/*')],
  },
  {
    sid: 'RolesToPass',
    actions: /^iam:PassRole$/,
    resources: rolesOfStacks,
    condition: {
      StringEquals: { 'iam:PassedToService': ['cognito-identity.amazonaws.com', 'cognito-idp.amazonaws.com'] },
    },
  },
  {
    sid: 'RoleOfCognitoEmail',
    actions: /^iam:CreateServiceLinkedRole$/,
    resources: (place) => [arn(place, 'iam', '', 'role/aws-service-role/email.cognito-idp.amazonaws.com/*')],
    condition: { StringEquals: { 'iam:AWSServiceName': 'email.cognito-idp.amazonaws.com' } },
  },
  { sid: 'Roles', actions: /^iam:\w*(?:Role|InstanceProfilesForRole|Policies|Policy)/, resources: rolesOfStacks },
  {
    sid: 'Certificates',
    actions: /^acm:/,
    resources: (place) =>
      [...new Set([place.region, US_EAST_1])].map((region) => arn(place, 'acm', region, 'certificate/*')),
  },
  {
    sid: 'DnsChanges',
    actions: /^route53:GetChange$/,
    resources: ({ partition }) => [`arn:${partition}:route53:::change/*`],
  },
  {
    sid: 'HostedZones',
    actions: /^route53:/,
    resources: ({ partition }) => [`arn:${partition}:route53:::hostedzone/*`],
  },
  {
    sid: 'Functions',
    actions: /^lambda:/,
    resources: (place) => [arn(place, 'lambda', place.region, 'function:*')],
  },
];

/** Roles that the stacks make: named for the organization, or by Terraform. The roles of CI are named otherwise. */
function rolesOfStacks(place: Place): readonly string[] {
  return [`role/${place.organization}-*`, 'role/terraform-*'].map((name) => arn(place, 'iam', '', name));
}
