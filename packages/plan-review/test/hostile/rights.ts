import {
  OTHER,
  ROLE,
  on,
  client,
  idp,
  identity,
  role,
  added,
  policy,
  allow,
  trust,
  GITHUB,
  GUESTS,
  type HostileEdit,
} from './edits';

export const RIGHTS: readonly HostileEdit[] = [
  [
    'guests',
    'guests-allowed',
    'look',
    identity({ allow_unauthenticated_identities: false }, { allow_unauthenticated_identities: true }),
  ],
  [
    'the classic flow',
    'classic-flow-allowed',
    'look',
    identity({ allow_classic_flow: false }, { allow_classic_flow: true }),
  ],
  [
    'another user pool',
    'identity-pool-sources-changed',
    'look',
    identity(
      { cognito_identity_providers: [] },
      {
        cognito_identity_providers: [
          {
            client_id: 'x',
            provider_name: 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x',
            server_side_token_check: true,
          },
        ],
      },
    ),
  ],
  [
    'a developer provider',
    'identity-pool-sources-changed',
    'look',
    identity({ developer_provider_name: '' }, { developer_provider_name: 'x' }),
  ],
  [
    'no server-side check',
    'identity-pool-sources-changed',
    'look',
    identity(
      { cognito_identity_providers: [{ client_id: 'a', provider_name: 'p', server_side_token_check: true }] },
      { cognito_identity_providers: [{ client_id: 'a', provider_name: 'p', server_side_token_check: false }] },
    ),
  ],
  [
    'another default role',
    'roles-of-users-changed',
    'look',
    on('aws_cognito_identity_pool_roles_attachment.a')(
      { roles: { authenticated: `${ROLE.arn}` } },
      { roles: { authenticated: `${ROLE.arn}-admin` } },
    ),
  ],
  [
    'a role from a claim',
    'roles-of-users-changed',
    'look',
    on('aws_cognito_identity_pool_roles_attachment.a')(
      { role_mapping: [] },
      {
        role_mapping: [
          {
            type: 'Rules',
            mapping_rule: [{ claim: 'custom:role', match_type: 'Equals', value: 'a', role_arn: ROLE.arn }],
          },
        ],
      },
    ),
  ],
  [
    'a role of a group',
    'group-role-changed',
    'look',
    on('aws_cognito_user_group.a')({ role_arn: '' }, { role_arn: ROLE.arn }),
  ],
  ['trust in every account', 'trust-open', 'blocked', role(trust({ AWS: ROLE.arn }), trust({ AWS: '*' }))],
  [
    'trust in another account',
    'trust-widened',
    'look',
    role(trust({ AWS: ROLE.arn }), trust({ AWS: `arn:aws:iam::${OTHER}:root` })),
  ],
  [
    'trust in GitHub without a subject',
    'trust-widened',
    'look',
    added(
      'aws_iam_role.ci',
      trust(
        { Federated: GITHUB },
        { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
      ),
    ),
  ],
  ['trust without an audience', 'trust-without-aud', 'look', added('aws_iam_role.x', trust({ Federated: GUESTS }))],
  [
    'trust in guests',
    'trust-widened',
    'look',
    added(
      'aws_iam_role.x',
      trust({ Federated: GUESTS }, { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'a' } }),
    ),
  ],
  [
    'an inline policy',
    'permissions-broad',
    'blocked',
    on('aws_iam_role_policy.a', { role: 'users' })(
      { policy: policy(allow('s3:GetObject')) },
      { policy: policy(allow('*')) },
    ),
  ],
  [
    'one more permission',
    'permissions-widened',
    'look',
    on('aws_iam_role_policy.a', { role: 'users' })(
      { policy: policy(allow('s3:GetObject')) },
      { policy: policy(allow('s3:GetObject'), allow('secretsmanager:GetSecretValue')) },
    ),
  ],
  [
    'an administrator',
    'permissions-broad',
    'blocked',
    added('aws_iam_role_policy_attachment.a', {
      role: 'users',
      policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    }),
  ],
  [
    'no boundary',
    'boundary-changed',
    'look',
    role({ permissions_boundary: 'arn:aws:iam::111111111111:policy/limit' }, { permissions_boundary: null }),
  ],
  [
    'another IAM issuer',
    'iam-provider-changed',
    'look',
    on('aws_iam_openid_connect_provider.a')({ url: 'acme.eu.auth0.com' }, { url: 'x.test' }),
  ],
  [
    'one more audience in IAM',
    'iam-provider-changed',
    'look',
    on('aws_iam_openid_connect_provider.a')({ client_id_list: ['a'] }, { client_id_list: ['a', 'b'] }),
  ],
  [
    'other thumbprints',
    'iam-provider-changed',
    'look',
    on('aws_iam_openid_connect_provider.a')({ thumbprint_list: ['a'] }, { thumbprint_list: ['b'] }),
  ],
  [
    'attributes that users can write',
    'writable-attributes-widened',
    'look',
    client({ write_attributes: ['name'] }, { write_attributes: ['name', 'custom:role'] }),
  ],
  [
    'the self-service scope',
    'self-service-scope-added',
    'look',
    client({ allowed_oauth_scopes: ['openid'] }, { allowed_oauth_scopes: ['aws.cognito.signin.user.admin', 'openid'] }),
  ],
  [
    'a machine client',
    'machine-access-added',
    'look',
    client({ allowed_oauth_flows: ['code'] }, { allowed_oauth_flows: ['client_credentials', 'code'] }),
  ],
  [
    'another source of the e-mail address',
    'email-mapping-changed',
    'look',
    idp(
      { attribute_mapping: { email: 'email', username: 'sub' } },
      { attribute_mapping: { email: 'name', username: 'sub' } },
    ),
  ],
  [
    'a role from an attribute that users can write',
    'user-controlled-claim',
    'look',
    idp(
      { attribute_mapping: { username: 'sub' } },
      { attribute_mapping: { 'custom:role': 'user_metadata.role', username: 'sub' } },
    ),
  ],
];
