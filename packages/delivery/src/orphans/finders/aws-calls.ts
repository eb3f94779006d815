import { ListTagsForCertificateCommand, paginateListCertificates } from '@aws-sdk/client-acm';
import { paginateListIdentityPools } from '@aws-sdk/client-cognito-identity';
import {
  DescribeUserPoolDomainCommand,
  paginateListIdentityProviders,
  paginateListGroups,
  paginateListResourceServers,
  paginateListUserPoolClients,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  ListOpenIDConnectProvidersCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { GetFunctionCommand, GetPolicyCommand } from '@aws-sdk/client-lambda';
import { ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { FirstApplyAction } from '@auth0-cognito/contract';

/**
 * The AWS calls of the search for orphans before a first apply, by IAM action. Lint refuses other SDK commands in the finders of an
 * environment, since the roles of CI allow only the listed actions.
 */
export const AWS_CALLS = {
  'acm:ListCertificates': paginateListCertificates,
  'acm:ListTagsForCertificate': ListTagsForCertificateCommand,
  'cognito-identity:ListIdentityPools': paginateListIdentityPools,
  'cognito-idp:DescribeUserPoolDomain': DescribeUserPoolDomainCommand,
  'cognito-idp:ListIdentityProviders': paginateListIdentityProviders,
  'cognito-idp:ListGroups': paginateListGroups,
  'cognito-idp:ListResourceServers': paginateListResourceServers,
  'cognito-idp:ListUserPoolClients': paginateListUserPoolClients,
  'cognito-idp:ListUserPools': paginateListUserPools,
  'iam:ListAttachedRolePolicies': paginateListAttachedRolePolicies,
  'iam:ListOpenIDConnectProviders': ListOpenIDConnectProvidersCommand,
  'iam:ListRolePolicies': paginateListRolePolicies,
  'iam:ListRoles': paginateListRoles,
  'lambda:GetFunction': GetFunctionCommand,
  'lambda:GetPolicy': GetPolicyCommand,
  'route53:ListResourceRecordSets': ListResourceRecordSetsCommand,
  'ssm:GetParameter': GetParameterCommand,
  'sts:GetCallerIdentity': GetCallerIdentityCommand,
} satisfies Readonly<Record<FirstApplyAction, unknown>>;
