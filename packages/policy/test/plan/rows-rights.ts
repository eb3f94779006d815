import { UNKNOWN } from '../../src';
import { APPLICATION, AUD, CLIENT, create, IDP, remove, row, trust, update, type Row } from './rows';

const ROLE = 'aws_iam_role.users';
const ROLES = 'aws_cognito_identity_pool_roles_attachment.main';
const IDENTITY = 'aws_cognito_identity_pool.main';
const ARN = { arn: 'arn:aws:iam::111111111111:role/users' };

const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const assume = (...statements: readonly object[]) => ({ ...ARN, assume_role_policy: policy(...statements) });
const SERVICE = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
const aws = (who: string, condition?: object) => ({
  Effect: 'Allow',
  Principal: { AWS: who },
  Action: 'sts:AssumeRole',
  ...(condition && { Condition: condition }),
});
const AMR = { ...AUD, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } };
const github = (sub?: string) => ({
  Effect: 'Allow',
  Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringLike: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      ...(sub !== undefined && { 'token.actions.githubusercontent.com:sub': sub }),
    },
  },
});
const READ = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::acme-data/*' };
const source = (client: string, checked = true, name = 'cognito-idp.eu-central-1.amazonaws.com/p') => ({
  client_id: client,
  provider_name: name,
  server_side_token_check: checked,
});

const GROUPS = 'aws_lambda_function.groups';
const groupsOf = (names: readonly string[], attribute = 'custom:groups') => ({
  environment: [
    { variables: { GROUPS_ATTRIBUTE: attribute, GROUPS: JSON.stringify(names.map((name) => ({ name }))) } },
  ],
});

export const FOUND: readonly Row[] = [
  row('trust-open', 'everybody in AWS', update(ROLE, assume(SERVICE), assume(SERVICE, aws('*')))),
  row('trust-open', 'a new role for everybody', create(ROLE, assume({ ...SERVICE, Principal: '*' }))),
  row(
    'trust-widened',
    'another account',
    update(ROLE, assume(SERVICE), assume(SERVICE, aws('arn:aws:iam::999999999999:root'))),
  ),
  row('trust-widened', 'another account on a new role', create(ROLE, assume(aws('999999999999')))),
  row('trust-widened', 'any repository of GitHub', create(ROLE, assume(github()))),
  row(
    'trust-widened',
    'every repository of every owner',
    update(ROLE, assume(github('repo:acme/a:ref:refs/heads/main')), assume(github('repo:*'))),
  ),
  row('trust-widened', 'guests', create(ROLE, trust(AUD))),
  row(
    'trust-widened',
    'one more audience',
    update(
      ROLE,
      trust(AMR),
      trust({
        ...AMR,
        StringEquals: { 'cognito-identity.amazonaws.com:aud': ['eu-central-1:pool', 'eu-central-1:other'] },
      }),
    ),
  ),
  row(
    'trust-widened',
    'every user in the organization',
    update(ROLE, assume(SERVICE), assume(SERVICE, aws('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }))),
  ),
  row(
    'permissions-broad',
    'an administrator',
    create('aws_iam_role_policy_attachment.a', {
      role: 'users',
      policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    }),
  ),
  row(
    'permissions-broad',
    'a power user',
    create('aws_iam_role_policy_attachment.a', {
      role: 'users',
      policy_arn: 'arn:aws:iam::aws:policy/AmazonCognitoPowerUser',
    }),
  ),
  row(
    'permissions-broad',
    'all actions of a service',
    update(
      'aws_iam_role_policy.a',
      { policy: policy(READ) },
      { policy: policy(READ, { Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
    ),
  ),
  row(
    'permissions-broad',
    'changing IAM',
    create('aws_iam_policy.a', { policy: policy({ Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' }) }),
  ),
  row(
    'permissions-widened',
    'one more action',
    update(
      'aws_iam_role_policy.a',
      { policy: policy(READ) },
      { policy: policy({ ...READ, Action: ['s3:GetObject', 's3:PutObject'] }) },
    ),
  ),
  row(
    'permissions-widened',
    'a condition is removed',
    update(
      'aws_iam_policy.a',
      { policy: policy({ ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }) },
      { policy: policy(READ) },
    ),
  ),
  row(
    'permissions-widened',
    'a denial is removed',
    update(
      'aws_iam_policy.a',
      { policy: policy(READ, { Effect: 'Deny', Action: 's3:Get*', Resource: '*' }) },
      { policy: policy(READ) },
    ),
  ),
  row(
    'permissions-widened',
    'a policy for an existing role',
    create('aws_iam_role_policy.a', { role: 'users', policy: policy(READ) }),
  ),
  row(
    'permissions-widened',
    'a managed policy',
    create('aws_iam_role_policy_attachment.a', { role: 'users', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
  ),
  row(
    'permissions-widened',
    'inline in the role',
    update(ROLE, { inline_policy: [] }, { inline_policy: [{ name: 'a', policy: policy(READ) }] }),
  ),
  row(
    'boundary-changed',
    'the boundary is removed',
    update(ROLE, { permissions_boundary: 'arn:aws:iam::111111111111:policy/b' }, { permissions_boundary: null }),
  ),
  row(
    'iam-provider-changed',
    'one more client id',
    update('aws_iam_openid_connect_provider.a', { client_id_list: ['a'] }, { client_id_list: ['a', 'b'] }),
  ),
  row(
    'iam-provider-changed',
    'other certificates',
    update('aws_iam_openid_connect_provider.a', { thumbprint_list: ['a'] }, { thumbprint_list: ['b'] }),
  ),
  row(
    'iam-provider-changed',
    'another issuer is trusted',
    create('aws_iam_openid_connect_provider.a', { url: 'https://evil.test' }),
  ),
  row('aws-user-changed', 'a key', create('aws_iam_access_key.a', { user: 'a' })),
  row(
    'guests-allowed',
    'on the pool',
    update(IDENTITY, { allow_unauthenticated_identities: false }, { allow_unauthenticated_identities: true }),
  ),
  row(
    'classic-flow-allowed',
    'on the pool',
    update(IDENTITY, { allow_classic_flow: false }, { allow_classic_flow: true }),
  ),
  row(
    'identity-pool-sources-changed',
    'another user pool',
    update(
      IDENTITY,
      { cognito_identity_providers: [source('a')] },
      { cognito_identity_providers: [source('a'), source('b', true, 'cognito-idp.eu-central-1.amazonaws.com/evil')] },
    ),
  ),
  row(
    'identity-pool-sources-changed',
    'no server-side token check',
    update(
      IDENTITY,
      { cognito_identity_providers: [source('a')] },
      { cognito_identity_providers: [source('a', false)] },
    ),
  ),
  row(
    'identity-pool-sources-changed',
    'a developer provider',
    update(IDENTITY, { developer_provider_name: null }, { developer_provider_name: 'login.evil' }),
  ),
  row(
    'roles-of-users-changed',
    'another default role',
    update(ROLES, { roles: { authenticated: 'a' } }, { roles: { authenticated: 'b' } }),
  ),
  row(
    'roles-of-users-changed',
    'roles by claims',
    update(ROLES, { roles: {}, role_mapping: [] }, { roles: {}, role_mapping: [{ type: 'Token' }] }),
  ),
  row('roles-of-users-changed', 'it goes', remove(ROLES)),
  row(
    'group-role-changed',
    'a group gets a role',
    update('aws_cognito_user_group.a', { role_arn: null }, { role_arn: 'arn:aws:iam::111111111111:role/admin' }),
  ),
  row('claim-groups-widened', 'one more group', update(GROUPS, groupsOf(['a']), groupsOf(['a', 'b']))),
  row('claim-groups-widened', 'another attribute', update(GROUPS, groupsOf(['a']), groupsOf(['a'], 'custom:b'))),
  row('claim-groups-widened', 'a new function of an environment that exists', create(GROUPS, groupsOf(['a']))),
  row(
    'email-mapping-changed',
    'every e-mail address counts as verified',
    update(
      IDP,
      { attribute_mapping: { email_verified: 'email_verified' } },
      { attribute_mapping: { email_verified: 'always' } },
    ),
  ),
  row('user-controlled-claim', 'by an action', create('auth0_action.a', { code: 'event.user.user_metadata.role' })),
  row(
    'user-controlled-claim',
    'as a part of a path',
    create('auth0_action.a', { code: '["event","user","user_metadata","role"]' }),
  ),
  row(
    'writable-attributes-widened',
    'a custom attribute',
    update(CLIENT, { write_attributes: ['name'] }, { write_attributes: ['name', 'custom:role'] }),
  ),
  row(
    'readable-attributes-changed',
    'one more attribute',
    update(CLIENT, { read_attributes: ['name'] }, { read_attributes: ['name', 'address'] }),
  ),
  row(
    'self-service-scope-added',
    'for a client',
    update(
      CLIENT,
      { allowed_oauth_scopes: ['openid'] },
      { allowed_oauth_scopes: ['openid', 'aws.cognito.signin.user.admin'] },
    ),
  ),
  row('machine-access-added', 'a client of machines', create(CLIENT, { allowed_oauth_flows: ['client_credentials'] })),
  row(
    'machine-access-added',
    'the Management API',
    create('auth0_client_grant.a', { audience: 'https://acme.eu.auth0.com/api/v2/', scopes: ['update:users'] }),
  ),
  row(
    'machine-access-added',
    'more scopes of the Management API',
    update(
      'auth0_client_grant.a',
      { audience: 'https://acme.eu.auth0.com/api/v2/', scopes: ['read:users'] },
      { audience: 'https://acme.eu.auth0.com/api/v2/', scopes: ['read:users', 'update:users'] },
    ),
  ),
  row(
    'api-changed',
    'a longer token lifetime',
    update('auth0_resource_server.a', { token_lifetime: 3600 }, { token_lifetime: 864000 }),
  ),
  row(
    'scope-removed',
    'a scope of a client',
    update(CLIENT, { allowed_oauth_scopes: ['openid', 'email'] }, { allowed_oauth_scopes: ['openid'] }),
  ),
];

export const ALLOWED: readonly Row[] = [
  row(
    'trust-open',
    'a named principal',
    update(ROLE, assume(SERVICE), assume(aws('arn:aws:iam::111111111111:role/a'))),
  ),
  row(
    'trust-widened',
    'fewer principals',
    update(
      ROLE,
      trust({
        'ForAnyValue:StringLike': AMR['ForAnyValue:StringLike'],
        StringEquals: { 'cognito-identity.amazonaws.com:aud': ['eu-central-1:pool', 'x'] },
      }),
      trust(AMR),
    ),
  ),
  row('trust-widened', 'a new role of signed-in people', create(ROLE, trust(AMR))),
  row('trust-widened', 'a branch of one repository', create(ROLE, assume(github('repo:acme/a:ref:refs/heads/main')))),
  row(
    'permissions-broad',
    'reading',
    create('aws_iam_role_policy_attachment.a', {
      role: 'users',
      policy_arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    }),
  ),
  row('permissions-broad', 'named actions', create('aws_iam_role_policy.a', { policy: policy(READ) })),
  row(
    'permissions-widened',
    'less',
    update(
      'aws_iam_role_policy.a',
      { policy: policy({ ...READ, Action: ['s3:GetObject', 's3:PutObject'] }) },
      { policy: policy(READ) },
    ),
  ),
  row(
    'permissions-widened',
    'within a wildcard',
    update('aws_iam_policy.a', { policy: policy({ ...READ, Resource: '*' }) }, { policy: policy(READ) }),
  ),
  row(
    'permissions-widened',
    'a policy of a role of the same plan',
    create('aws_iam_role_policy.a', { role: 'users', policy: policy(READ) }),
    create(ROLE, { name: 'users' }),
  ),
  row(
    'boundary-changed',
    'the boundary does not change',
    update(ROLE, { permissions_boundary: 'a', description: '' }, { permissions_boundary: 'a', description: 'b' }),
  ),
  row('aws-user-changed', 'a role', create(ROLE)),
  row(
    'guests-allowed',
    'guests are no longer allowed',
    update(IDENTITY, { allow_unauthenticated_identities: true }, { allow_unauthenticated_identities: false }),
  ),
  row('classic-flow-allowed', 'a new pool without', create(IDENTITY, { allow_classic_flow: false })),
  row(
    'identity-pool-sources-changed',
    'another order',
    update(
      IDENTITY,
      { cognito_identity_providers: [source('a'), source('b')] },
      { cognito_identity_providers: [source('b'), source('a')] },
    ),
  ),
  row(
    'roles-of-users-changed',
    'deleted with its pool',
    create(ROLES, { identity_pool_id: UNKNOWN, roles: { authenticated: UNKNOWN } }),
    create(IDENTITY),
  ),
  row('claim-groups-widened', 'one group less', update(GROUPS, groupsOf(['a', 'b']), groupsOf(['a']))),
  row('claim-groups-widened', 'another function', create(GROUPS, { environment: [{ variables: { GROUPS: 'a' } }] })),
  row('group-role-changed', 'a group without a role', create('aws_cognito_user_group.a', { name: 'a' })),
  row(
    'email-mapping-changed',
    'the first mapping',
    update(IDP, { attribute_mapping: {} }, { attribute_mapping: { email_verified: 'email_verified' } }),
  ),
  row('user-controlled-claim', 'from app_metadata', create('auth0_action.a', { code: 'event.user.app_metadata.role' })),
  row(
    'writable-attributes-widened',
    'a standard attribute',
    update(CLIENT, { write_attributes: [] }, { write_attributes: ['name'] }),
  ),
  row('readable-attributes-changed', 'a new client', create(CLIENT, { read_attributes: ['name'] })),
  row(
    'self-service-scope-added',
    'another scope',
    update(CLIENT, { allowed_oauth_scopes: [] }, { allowed_oauth_scopes: ['email'] }),
  ),
  row('machine-access-added', 'a client of people', create(CLIENT, { allowed_oauth_flows: ['code'] })),
  row('api-changed', 'another name', update('auth0_resource_server.a', { name: 'a' }, { name: 'b' })),
  row('scope-removed', 'one more', update(CLIENT, { allowed_oauth_scopes: [] }, { allowed_oauth_scopes: ['openid'] })),
  row('scope-removed', 'something else', create(APPLICATION)),
];
