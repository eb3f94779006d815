import { boundaryPolicy } from '../../src/permissions/boundary';
import { deployOf, planOf, PLACE, STATE } from './documents';
import { isAllowed, type Authorization } from './evaluator';

const iam = (resource: string) => `arn:aws:iam::111111111111:${resource}`;
const pool = (id: string) => `arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_${id}`;
const identityPool = (id: string) =>
  `arn:aws:cognito-identity:eu-central-1:111111111111:identitypool/eu-central-1:${id}`;
const certificate = 'arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555';
const zone = (id: string) => `arn:aws:route53:::hostedzone/${id}`;
const lambda = (name: string) => `arn:aws:lambda:eu-central-1:111111111111:function:${name}`;
const own = iam('role/acme-dev/terraform-20261127000000000000000001');
const other = iam('role/acme-payments');
const bounded = { 'iam:PermissionsBoundary': PLACE.boundary };
const tagged = (environment: string) => ({ 'aws:ResourceTag/environment': environment });
const passedTo = (service: string) => ({ 'iam:PassedToService': service });
const records = (...names: string[]) => ({ 'route53:ChangeResourceRecordSetsNormalizedRecordNames': names });

type Call = [action: string, resource: string, context?: Authorization['context']];

const ALLOWED: readonly Call[] = [
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
  ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records('login.acme.example')],
  ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records('_a1b2.login.acme.example')],
  ['lambda:AddPermission', lambda('hook'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
  ['lambda:AddPermission', lambda('hook:live'), { 'lambda:Principal': 'cognito-idp.amazonaws.com' }],
  ['s3:PutObject', `${STATE.bucketArn}/dev/federation.tfstate`],
];

/** What a deploy must not do, by what it would be. */
const REFUSED: Readonly<Record<string, readonly Call[]>> = {
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
    ['route53:ChangeResourceRecordSets', zone('Z99999999999999999999'), records('login.acme.example')],
    ['route53:ChangeResourceRecordSets', zone('Z0123456789ABCDEFGHIJ'), records('acme.example')],
    [
      'route53:ChangeResourceRecordSets',
      zone('Z0123456789ABCDEFGHIJ'),
      records('login.acme.example', 'www.acme.example'),
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
};

const asked = ([action, resource, context]: Call): Authorization => ({ action, resource, ...(context && { context }) });
const refused = Object.entries(REFUSED).flatMap(([what, calls]) =>
  calls.map((call): [string, ...Call] => [what, ...call]),
);

describe('a deploy, by the policy text', () => {
  test.each(ALLOWED)('may %s on %s %j', async (...call) => {
    expect(await isAllowed(deployOf('prod', 'every-construct'), asked(call))).toBe(true);
  });

  test.each(refused)('may not %s: %s on %s %j', async (_, ...call) => {
    expect(await isAllowed(deployOf('prod', 'every-construct'), asked(call))).toBe(false);
    expect(await isAllowed(deployOf('dev'), asked(call))).toBe(false);
  });

  test('is kept from forty things and more', () => {
    expect(refused.length).toBeGreaterThan(40);
  });
});

describe('a plan, by the policy text', () => {
  const writes = ALLOWED.filter(([action]) => !/:(?:Get|List|Describe)/.test(action));

  test.each([...writes, ...refused.map(([, ...call]): Call => call)])('may not %s on %s %j', async (...call) => {
    expect(await isAllowed(planOf('prod', 'every-construct'), asked(call))).toBe(false);
  });

  test.each<Call>([
    ['iam:GetRole', own],
    ['cognito-idp:DescribeUserPoolClient', pool('AbCdEf123'), tagged('dev')],
    ['s3:GetObject', `${STATE.bucketArn}/dev/federation.tfstate`],
    ['s3:PutObject', `${STATE.bucketArn}/dev/federation.tfstate.tflock`],
  ])('may %s on %s %j', async (...call) => {
    expect(await isAllowed(planOf('prod', 'every-construct'), asked(call))).toBe(true);
  });
});

describe('the boundary', () => {
  const boundary = boundaryPolicy([{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme-files/*'] }]);

  test.each<Call>([
    ['sns:Publish', '*'],
    ['s3:GetObject', 'arn:aws:s3:::acme-files/readme'],
  ])('lets roles %s on %s', async (...call) => {
    expect(await isAllowed(boundary, asked(call))).toBe(true);
  });

  test.each<Call>([
    ['s3:GetObject', `${STATE.bucketArn}/prod/federation.tfstate`],
    ['s3:PutObject', 'arn:aws:s3:::acme-files/readme'],
    ['iam:CreateRole', own],
    ['sts:AssumeRole', iam('role/admin')],
    ['cognito-idp:ListUsers', pool('AbCdEf123')],
  ])('does not let roles %s on %s', async (...call) => {
    expect(await isAllowed(boundary, asked(call))).toBe(false);
  });

  test('fits into a managed policy', () => {
    expect(JSON.stringify(boundary).length).toBeLessThan(6_144);
  });
});
