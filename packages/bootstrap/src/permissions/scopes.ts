import {
  CERTIFICATE_REGION,
  environmentPrefix,
  functionName,
  functionRoleName,
  identityPoolPrincipal,
  POOL_FUNCTIONS,
  type Reach,
  rolePathOf,
  signInParameterPath,
  USER_POOL_EMAIL_PRINCIPAL,
  USER_POOL_PRINCIPAL,
} from '@auth0-cognito/contract';

/** An entry of `extraPolicies` in `accounts.ts`: permissions for the resources that an extension adds. */
export interface ExtraPolicy {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** The environment whose roles get permissions, and the resources that the roles may use. */
export interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly organization: string;
  /** Name of the environment. */
  readonly environment: string;
  /** ARN of the permissions boundary of the roles that the environment creates. */
  readonly boundary: string;
  readonly reach: Reach;
  /** Names of roles that the environment created before its roles had a path and a boundary. The environment may only delete them. */
  readonly formerRoles: readonly string[];
  /** `extraPolicies` of the environment in `accounts.ts`. */
  readonly extraPolicies?: readonly ExtraPolicy[] | undefined;
  /** Services other than Cognito to which the environment may pass its roles. */
  readonly passRolesTo?: readonly string[] | undefined;
}

/** Condition of a statement: values by operator and key. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** The resources and the condition of a statement for some actions. If there are no resources, the statement is left out. */
export interface Scope {
  /** Id of the statement. */
  readonly sid: string;
  readonly actions: RegExp;
  readonly resources: (place: Place) => readonly string[];
  readonly condition?: (place: Place) => Condition;
}

const arn = ({ partition, account }: Place, service: string, region: string, resource: string) =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** ARN of an IAM role, path included. */
export const roleArn = (place: Place, role: string) => arn(place, 'iam', '', `role/${role}`);

/** Pattern for the roles that the environment creates. Only they have its path. */
const ownRoles = (place: Place) => [roleArn(place, `${rolePathOf({ ...place, name: place.environment }).slice(1)}*`)];

/** ARNs of {@link Place.formerRoles}. */
export const formerRoles = (place: Place) => place.formerRoles.map((name) => roleArn(place, name));

/** Roles of the Lambda functions that the constructs create. A deploy may pass only these to Lambda. */
export const functionRoles = (place: Place) =>
  POOL_FUNCTIONS.map((key) => {
    const path = rolePathOf({ ...place, name: place.environment }).slice(1);
    return roleArn(place, `${path}${functionRoleName(environmentPrefix(place.organization, place.environment), key)}`);
  });

/** Names of the Lambda functions that the constructs create. */
export const ownFunctions = (place: Pick<Place, 'partition' | 'account' | 'region' | 'organization' | 'environment'>) =>
  POOL_FUNCTIONS.map((key) => functionName(environmentPrefix(place.organization, place.environment), key));

const anyOf = (...actions: readonly string[]) => new RegExp(`^(?:${actions.join('|')})$`);

const whereDomains =
  (resources: Scope['resources']): Scope['resources'] =>
  (place) =>
    place.reach.customDomains.length > 0 ? resources(place) : [];

/** Excludes resources with the tag of another environment. A resource without the tag is allowed: it is new, or AWS does not check its tags. */
const notOfOthers: NonNullable<Scope['condition']> = ({ environment }) => ({
  StringEqualsIfExists: { 'aws:ResourceTag/environment': environment },
});

/**
 * Refuses a request without these keys: ForAllValues is true for a key that a request does not have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const present = (...keys: readonly string[]): Condition => ({
  Null: Object.fromEntries(keys.map((key) => [key, 'false'])),
});

/** Record types for addresses and for the validation of a certificate. A deploy may not create others, such as MX or NS. */
const RECORD_TYPES = ['A', 'AAAA', 'CNAME'];

/**
 * Scopes by action; the first match is used. AWS generates the ids of pools and certificates, so their ARN patterns end with a wildcard.
 * A condition on tags excludes the pools and certificates of other environments.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const SCOPES: readonly Scope[] = [
  {
    sid: 'CertificateRequests',
    actions: anyOf('acm:RequestCertificate'),
    resources: whereDomains(() => ['*']),
    // https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html
    condition: ({ reach }) => ({
      'ForAllValues:StringEquals': { 'acm:DomainNames': reach.customDomains },
      ...present('acm:DomainNames'),
    }),
  },
  {
    // These actions support no resource in a policy: they create an object that has no ARN yet, or list objects of the whole account.
    sid: 'WithoutResource',
    actions: anyOf(
      'acm:ListCertificates',
      'cognito-identity:(?:CreateIdentityPool|ListIdentityPools|SetIdentityPoolRoles)',
      'cognito-idp:(?:CreateUserPool|DescribeUserPoolDomain|ListUserPools)',
      'iam:List(?:OpenIDConnectProviders|Roles)',
      'ssm:DescribeParameters',
      'sts:GetCallerIdentity',
    ),
    resources: () => ['*'],
  },
  {
    // The CloudFront distribution of a custom domain is in an AWS account of Cognito.
    sid: 'DomainDistributions',
    actions: /^cloudfront:/,
    resources: whereDomains(({ partition }) => [`arn:${partition}:cloudfront::*:distribution/*`]),
  },
  {
    sid: 'UserPools',
    actions: /^cognito-idp:/,
    resources: (place) => [arn(place, 'cognito-idp', place.region, 'userpool/*')],
    condition: notOfOthers,
  },
  {
    sid: 'IdentityPools',
    actions: /^cognito-identity:/,
    resources: (place) => [arn(place, 'cognito-identity', place.region, 'identitypool/*')],
    condition: notOfOthers,
  },
  {
    sid: 'OidcProviders',
    actions: /^iam:\w*OpenIDConnectProvider/,
    // The URL of a provider for STS ends with a slash.
    resources: (place) =>
      place.reach.issuers.flatMap((host) =>
        [host, `${host}/`].map((url) => arn(place, 'iam', '', `oidc-provider/${url}`)),
      ),
  },
  {
    sid: 'RolesToPass',
    actions: anyOf('iam:PassRole'),
    resources: (place) => [...ownRoles(place), ...place.reach.roles],
    condition: ({ region, passRolesTo = [] }) => ({
      StringEquals: { 'iam:PassedToService': [identityPoolPrincipal(region), USER_POOL_PRINCIPAL, ...passRolesTo] },
    }),
  },
  {
    sid: 'RoleOfCognitoEmail',
    actions: anyOf('iam:CreateServiceLinkedRole'),
    resources: (place) => [roleArn(place, `aws-service-role/${USER_POOL_EMAIL_PRINCIPAL}/*`)],
    condition: () => ({ StringEquals: { 'iam:AWSServiceName': USER_POOL_EMAIL_PRINCIPAL } }),
  },
  {
    sid: 'RolesToRead',
    actions: /^iam:(?:Get|List|Tag|Untag)\w*Role/,
    resources: (place) => [...ownRoles(place), ...formerRoles(place)],
  },
  {
    sid: 'RolesWithBoundary',
    actions: /^iam:\w*(?:Role|AssumeRolePolicy)/,
    resources: ownRoles,
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
    condition: ({ boundary }) => ({ StringEquals: { 'iam:PermissionsBoundary': boundary } }),
  },
  {
    sid: 'Certificates',
    actions: /^acm:/,
    resources: whereDomains((place) => [arn(place, 'acm', CERTIFICATE_REGION, 'certificate/*')]),
    condition: notOfOthers,
  },
  {
    sid: 'DnsChanges',
    actions: anyOf('route53:GetChange'),
    resources: ({ partition, reach }) => (reach.hostedZones.length > 0 ? [`arn:${partition}:route53:::change/*`] : []),
  },
  {
    sid: 'DnsRecords',
    actions: anyOf('route53:ChangeResourceRecordSets'),
    resources: (place) => (recordNames(place).length > 0 ? hostedZones(place) : []),
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
    condition: (place) => ({
      'ForAllValues:StringLike': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': recordNames(place),
      },
      'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': RECORD_TYPES },
      ...present(
        'route53:ChangeResourceRecordSetsNormalizedRecordNames',
        'route53:ChangeResourceRecordSetsRecordTypes',
      ),
    }),
  },
  { sid: 'HostedZones', actions: /^route53:/, resources: hostedZones },
  {
    sid: 'FunctionCallers',
    actions: anyOf('lambda:AddPermission'),
    resources: functions,
    condition: () => ({ StringEquals: { 'lambda:Principal': USER_POOL_PRINCIPAL } }),
  },
  { sid: 'Functions', actions: anyOf('lambda:(?:GetPolicy|RemovePermission)'), resources: functions },
  {
    sid: 'SignInParameters',
    actions: /^ssm:/,
    resources: (place) => {
      const path = signInParameterPath(place.organization, place.environment);
      return [arn(place, 'ssm', place.region, `parameter${path}/*`)];
    },
  },
  { sid: 'OwnFunctions', actions: /^lambda:/, resources: ownFunctionArns },
];

/** The functions that the user pool calls, with their versions and aliases, and the functions that the constructs create. */
function functions(place: Place): readonly string[] {
  return [
    ...place.reach.functions.flatMap((functionArn) => [functionArn, `${functionArn}:*`]),
    ...ownFunctionArns(place),
  ];
}

function ownFunctionArns(place: Place): readonly string[] {
  return ownFunctions(place).map((name) => arn(place, 'lambda', place.region, `function:${name}`));
}

/** Names of the DNS records that the environment creates. ACM generates the name of the record that validates a certificate. */
function recordNames({ reach }: Place): readonly string[] {
  return [...reach.customDomains.flatMap((host) => [host, `_*.${host}`]), ...reach.dnsNames];
}

function hostedZones({ partition, reach }: Place): readonly string[] {
  return reach.hostedZones.map((id) => `arn:${partition}:route53:::hostedzone/${id}`);
}
