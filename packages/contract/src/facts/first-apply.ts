/**
 * IAM actions of the search for orphans, which `federation` makes in AWS before a first apply. Both roles of an environment need them.
 */
export const FIRST_APPLY_ACTIONS = [
  'acm:ListCertificates',
  'acm:ListTagsForCertificate',
  'cognito-identity:ListIdentityPools',
  'cognito-idp:DescribeUserPoolDomain',
  'cognito-idp:ListIdentityProviders',
  'cognito-idp:ListGroups',
  'cognito-idp:ListResourceServers',
  'cognito-idp:ListUserPoolClients',
  'cognito-idp:ListUserPools',
  'iam:ListAttachedRolePolicies',
  'iam:ListOpenIDConnectProviders',
  'iam:ListRolePolicies',
  'iam:ListRoles',
  'lambda:GetFunction',
  'lambda:GetPolicy',
  'route53:ListResourceRecordSets',
  'ssm:GetParameter',
  'sts:GetCallerIdentity',
] as const;

/** One of {@link FIRST_APPLY_ACTIONS}. */
export type FirstApplyAction = (typeof FIRST_APPLY_ACTIONS)[number];
