import { PLACE, STATE } from './documents';
import type { Authorization } from './evaluator';

export const iam = (resource: string) => `arn:aws:iam::111111111111:${resource}`;
export const pool = (id: string) => `arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_${id}`;
const identityPool = (id: string) =>
  `arn:aws:cognito-identity:eu-central-1:111111111111:identitypool/eu-central-1:${id}`;
const certificate = 'arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555';
const zone = (id: string) => `arn:aws:route53:::hostedzone/${id}`;
const lambda = (name: string) => `arn:aws:lambda:eu-central-1:111111111111:function:${name}`;
export const own = iam('role/acme-dev/terraform-20261127000000000000000001');
const other = iam('role/acme-payments');
const bounded = { 'iam:PermissionsBoundary': PLACE.boundary };
export const tagged = (environment: string) => ({ 'aws:ResourceTag/environment': environment });
const passedTo = (service: string) => ({ 'iam:PassedToService': service });
const records = (names: readonly string[], types: readonly string[] = ['A']) => ({
  'route53:ChangeResourceRecordSetsNormalizedRecordNames': names,
  'route53:ChangeResourceRecordSetsRecordTypes': types,
});

export type Call = [action: string, resource: string, context?: Authorization['context']];

export const ALLOWED: readonly Call[] = [
  ['iam:CreateRole', own, bounded],
  ['iam:PutRolePolicy', own, bounded],
  ['iam:AttachRolePolicy', own, { ...bounded, 'iam:PolicyARN': iam('policy/read') }],
  ['iam:UpdateAssumeRolePolicy', own, bounded],
  ['iam:PutRolePermissionsBoundary', own, bounded],
  ['iam:DeleteRole', own, bounded],
  ['iam:TagRole', own],
  ['iam:PassRole', own, passedTo('cognito-identity.amazonaws.com')],
  ['iam:PassRole', iam('role/sms'), passedTo('cognito-idp.amazonaws.com')],
  ['iam:GetRole', iam('role/terraform-20260101000000000000000001')],
  ['iam:DeleteRole', iam('role/terraform-20260101000000000000000001')],
  ['iam:CreateOpenIDConnectProvider', iam('oidc-provider/acme-dev.eu.auth0.com')],
  ['iam:UpdateOpenIDConnectProviderThumbprint', iam('oidc-provider/acme-dev.eu.auth0.com/')],
  ['cognito-idp:CreateUserPool', '*'],
  ['cognito-idp:UpdateUserPool', pool('AbCdEf123'), tagged('dev')],
  ['cognito-idp:TagResource', pool('AbCdEf123')],
  ['cognito-identity:SetIdentityPoolRoles', '*'],
  ['acm:RequestCertificate', '*', { 'acm:DomainNames': ['login.acme.example'] }],
  ['acm:DeleteCertificate', certificate, tagged('dev')],
  ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['login.acme.example'])],
  ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['_a1b2.login.acme.example'])],
  ['lambda:AddPermission', lambda('hook'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
  ['lambda:AddPermission', lambda('hook:live'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
  ['s3:PutObject', `${STATE.bucketArn}/dev/federation.tfstate`],
];

/** What a deploy must not do, by what it would be. */
export const REFUSED: Readonly<Record<string, readonly Call[]>> = {
  'take another team’s role': [
    ['iam:UpdateAssumeRolePolicy', other],
    ['iam:UpdateAssumeRolePolicy', other, bounded],
    ['iam:PassRole', other, passedTo('cognito-identity.amazonaws.com')],
    ['iam:DeleteRole', other, bounded],
    ['iam:PutRolePolicy', other, bounded],
    ['iam:AttachRolePolicy', other, bounded],
    ['iam:TagRole', other],
    ['iam:UpdateAssumeRolePolicy', iam('role/terraform-20261127000000000000000002'), bounded],
    ['iam:PassRole', iam('role/terraform-20261127000000000000000002'), passedTo('cognito-idp.amazonaws.com')],
    ['iam:DeleteRole', iam('role/terraform-20261127000000000000000002'), bounded],
    ['iam:UpdateAssumeRolePolicy', iam('role/acme-dev-2/user'), bounded],
    ['iam:UpdateAssumeRolePolicy', iam('role/acme-prod/user'), bounded],
    ['iam:CreateRole', iam('role/acme-dev'), bounded],
  ],
  're-trust or pass a former role': [
    ['iam:UpdateAssumeRolePolicy', iam('role/terraform-20260101000000000000000001'), bounded],
    ['iam:PassRole', iam('role/terraform-20260101000000000000000001'), passedTo('cognito-identity.amazonaws.com')],
    ['iam:PutRolePolicy', iam('role/terraform-20260101000000000000000001')],
  ],
  'make or change a role without the boundary': [
    ['iam:CreateRole', own],
    ['iam:CreateRole', own, { 'iam:PermissionsBoundary': iam('policy/acme-prod-boundary') }],
    ['iam:CreateRole', own, { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' }],
    ['iam:PutRolePolicy', own],
    ['iam:AttachRolePolicy', own, { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' }],
    ['iam:UpdateAssumeRolePolicy', own],
    ['iam:PutRolePermissionsBoundary', own, { 'iam:PermissionsBoundary': iam('policy/wide') }],
    ['iam:DeleteRolePermissionsBoundary', own],
    ['iam:DeleteRolePermissionsBoundary', own, bounded],
    ['iam:DeleteRolePermissionsBoundary', other],
  ],
  'change the boundary': [
    ['iam:CreatePolicyVersion', PLACE.boundary],
    ['iam:SetDefaultPolicyVersion', PLACE.boundary],
    ['iam:DeletePolicyVersion', PLACE.boundary],
    ['iam:DeletePolicy', PLACE.boundary],
    ['iam:CreatePolicy', iam('policy/wide')],
  ],
  'pass its roles to other services': [
    ['iam:PassRole', own, passedTo('lambda.amazonaws.com')],
    ['iam:PassRole', own, passedTo('ec2.amazonaws.com')],
  ],
  'change what CI stands on': [
    ['iam:UpdateAssumeRolePolicy', iam('role/github-acme-dev-deploy'), bounded],
    ['iam:PutRolePolicy', iam('role/github-acme-prod-deploy'), bounded],
    ['iam:DeleteRole', iam('role/github-acme-dev-plan'), bounded],
    ['iam:DeleteOpenIDConnectProvider', iam('oidc-provider/token.actions.githubusercontent.com')],
    ['iam:AddClientIDToOpenIDConnectProvider', iam('oidc-provider/token.actions.githubusercontent.com')],
    ['iam:CreateUser', iam('user/me')],
    ['iam:CreateAccessKey', iam('user/me')],
    ['sts:AssumeRole', iam('role/admin')],
  ],
  'change another OIDC provider': [
    ['iam:CreateOpenIDConnectProvider', iam('oidc-provider/evil.example')],
    ['iam:DeleteOpenIDConnectProvider', iam('oidc-provider/acme.eu.auth0.com')],
    ['iam:UpdateOpenIDConnectProviderThumbprint', iam('oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1')],
  ],
  'open another state': [
    ['s3:GetObject', `${STATE.bucketArn}/prod/federation.tfstate`],
    ['s3:PutObject', `${STATE.bucketArn}/bootstrap/account-111111111111.tfstate`],
    ['s3:DeleteObject', `${STATE.bucketArn}/dev/federation.tfstate`],
    ['s3:PutBucketPolicy', STATE.bucketArn],
    ['s3:GetObject', 'arn:aws:s3:::other/dev/federation.tfstate'],
    ['kms:ScheduleKeyDeletion', STATE.keyArn],
    ['kms:Decrypt', 'arn:aws:kms:eu-central-1:111111111111:key/2'],
  ],
  'change other names': [
    ['route53:ChangeResourceRecordSets', zone('Z99999999999999999999'), records(['login.acme.example'])],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['acme.example'])],
    [
      'route53:ChangeResourceRecordSets',
      zone('Z0123456789ABCDEFGHIJ'),
      records(['login.acme.example', 'www.acme.example']),
    ],
    ['route53:DeleteHostedZone', zone('Z0123456789ABCDEFGHIJ')],
    ['acm:RequestCertificate', '*', { 'acm:DomainNames': ['www.acme.example'] }],
    ['acm:RequestCertificate', '*', { 'acm:DomainNames': ['login.acme.example', '*.acme.example'] }],
    ['acm:DeleteCertificate', certificate, tagged('prod')],
  ],
  'open other functions': [
    ['lambda:AddPermission', lambda('payments'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
    ['lambda:AddPermission', lambda('hook'), { 'lambda:Principal': '*' }],
    ['lambda:AddPermission', lambda('hook2'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
    ['lambda:UpdateFunctionCode', lambda('hook')],
    ['lambda:InvokeFunction', lambda('hook')],
  ],
  'reach people or pools of others': [
    ['cognito-idp:ListUsers', pool('AbCdEf123'), tagged('dev')],
    ['cognito-idp:AdminSetUserPassword', pool('AbCdEf123'), tagged('dev')],
    ['cognito-idp:AdminGetUser', pool('AbCdEf123'), tagged('dev')],
    ['cognito-idp:AdminInitiateAuth', pool('AbCdEf123'), tagged('dev')],
    ['cognito-idp:DeleteUserPool', pool('GhIjKl456'), tagged('prod')],
    ['cognito-idp:UpdateUserPoolClient', pool('GhIjKl456'), tagged('prod')],
    ['cognito-idp:TagResource', pool('GhIjKl456'), tagged('prod')],
    ['cognito-identity:DeleteIdentityPool', identityPool('11111111-2222-3333-4444-555555555555'), tagged('prod')],
    ['cognito-idp:UpdateUserPool', 'arn:aws:cognito-idp:us-west-2:111111111111:userpool/us-west-2_AbCdEf123'],
  ],
  'escape by names that look alike': [
    ['iam:CreateRole', iam('role/acme-dev2/user'), bounded],
    ['iam:CreateRole', iam('role/acme-dev-/user'), bounded],
    ['iam:CreateRole', iam('role/acme-de/user'), bounded],
    ['iam:CreateRole', iam('role/team/acme-dev/user'), bounded],
    ['iam:CreateRole', iam('role/Acme-dev/user'), bounded],
    ['iam:UpdateRole', iam('role/acme-dev-2/user'), bounded],
    ['iam:UpdateRoleDescription', iam('role/acme-dev.x/user'), bounded],
    ['iam:CreateRole', own, { 'iam:PermissionsBoundary': iam('policy/acme-dev-boundary-2') }],
    ['iam:CreateRole', own, { 'iam:PermissionsBoundary': iam('policy/x/acme-dev-boundary') }],
    ['iam:CreateRole', own, { 'iam:PermissionsBoundary': 'arn:aws:iam::222222222222:policy/acme-dev-boundary' }],
    ['iam:CreateOpenIDConnectProvider', iam('oidc-provider/acme-dev.eu.auth0.com.evil.example')],
    ['iam:CreateOpenIDConnectProvider', iam('oidc-provider/acme-dev.eu.auth0.com/evil')],
    ['iam:CreateOpenIDConnectProvider', iam('oidc-provider/acme-dev-eu.auth0.com')],
    ['s3:GetObject', `${STATE.bucketArn}/dev/federation.tfstate.backup`],
    ['s3:GetObject', `${STATE.bucketArn}/dev2/federation.tfstate`],
    ['s3:GetObject', `${STATE.bucketArn}-prod/dev/federation.tfstate`],
    ['s3:PutObject', `${STATE.bucketArn}/bootstrap/account-111111111111.tfstate`],
    ['lambda:AddPermission', lambda('hook-prod:live'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
    [
      'lambda:AddPermission',
      'arn:aws:lambda:us-east-1:111111111111:function:hook',
      { 'lambda:Principal': 'cognito-idp.amazonaws.com' },
    ],
  ],
  'get more for its roles than the boundary': [
    ['iam:UpdateRole', own],
    ['iam:UpdateRole', iam('role/github-acme-dev-deploy'), bounded],
    ['iam:PutRolePermissionsBoundary', own],
    ['iam:PutRolePermissionsBoundary', iam('role/github-acme-dev-deploy'), bounded],
    ['iam:DeleteRolePolicy', iam('role/github-acme-dev-deploy'), bounded],
    ['iam:DetachRolePolicy', other, bounded],
    ['iam:TagRole', iam('role/github-acme-dev-plan')],
    ['iam:PassRole', iam('role/github-acme-dev-deploy'), passedTo('cognito-identity.amazonaws.com')],
    ['iam:PassRole', own],
    ['iam:PassRole', own, passedTo('cognito-idp.amazonaws.com.evil.example')],
    ['iam:AddRoleToInstanceProfile', iam('instance-profile/acme-dev')],
    ['iam:CreatePolicyVersion', iam('policy/acme-payments')],
    ['iam:AttachUserPolicy', iam('user/me')],
    ['iam:PutUserPermissionsBoundary', iam('user/me')],
    ['iam:CreateServiceLinkedRole', iam('role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS')],
    ['lambda:CreateFunction', lambda('hook')],
    ['ec2:RunInstances', 'arn:aws:ec2:eu-central-1:111111111111:instance/*'],
  ],
  'leave out what a condition compares': [
    ['acm:RequestCertificate', '*'],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ')],
    [
      'route53:ChangeResourceRecordSets',
      zone('Z0123456789ABCDEFGHIJ'),
      { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['login.acme.example'] },
    ],
    ['lambda:AddPermission', lambda('hook')],
    ['iam:CreateServiceLinkedRole', iam('role/aws-service-role/email.cognito-idp.amazonaws.com/Role')],
  ],
  'create DNS records of other types or names': [
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['login.acme.example'], ['NS'])],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['login.acme.example'], ['A', 'MX'])],
    [
      'route53:ChangeResourceRecordSets',
      zone('Z0123456789ABCDEFGHIJ'),
      records(['_dmarc.login.acme.example'], ['TXT']),
    ],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['x.login.acme.example'])],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records(['login.acme.example.evil.example'])],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ0'), records(['login.acme.example'])],
    ['acm:RequestCertificate', '*', { 'acm:DomainNames': ['*.login.acme.example'] }],
    ['acm:DeleteCertificate', certificate.replace('us-east-1', 'eu-central-1'), tagged('dev')],
  ],
  'use tags to reach what others own': [
    ['cognito-idp:UntagResource', pool('GhIjKl456'), tagged('prod')],
    ['cognito-idp:UpdateUserPool', pool('GhIjKl456'), tagged('dev-2')],
    ['cognito-idp:UpdateUserPool', pool('GhIjKl456'), tagged('Dev')],
    ['cognito-identity:TagResource', identityPool('11111111-2222-3333-4444-555555555555'), tagged('prod')],
    ['acm:AddTagsToCertificate', certificate, tagged('prod')],
    ['acm:RemoveTagsFromCertificate', certificate, tagged('staging')],
    ['iam:TagRole', iam('role/acme-dev-2/user'), { 'iam:ResourceTag/environment': 'dev' }],
    ['iam:TagPolicy', PLACE.boundary],
  ],
};
