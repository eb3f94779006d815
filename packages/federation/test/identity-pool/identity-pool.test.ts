import { IamOidcProvider, IdentityPool, type IdentityPoolSettings, type RoleDefaults } from '../../src';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { stackWith, synthesize } from '../template';

const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const ROLE = 'arn:aws:iam::111111111111:role/admins';
const PROVIDER = 'cognito-idp.eu-central-1.amazonaws.com/${aws_cognito_user_pool.UserPool_6BA7E5F2.id}';

const pool = (settings: Partial<IdentityPoolSettings> & { roleDefaults?: RoleDefaults } = {}) =>
  synthesize(
    (stack) =>
      new IdentityPool(stack, 'Pool', {
        name: 'acme',
        ...settings,
        userPool: poolIn(stack),
        clientIds: ['web', 'mobile'],
      }),
  );
const trusts = (role: Record<string, unknown> | undefined) => JSON.parse(String(role?.assume_role_policy)) as object;

describe(IdentityPool, () => {
  test('disallows guests and gives users a role without permissions', () => {
    const template = pool();

    expect(template.counts()).toEqual({
      aws_cognito_identity_pool: 1,
      aws_cognito_identity_pool_roles_attachment: 1,
      aws_cognito_user_pool: 1,
      aws_iam_role: 1,
    });
    expect(template.only('aws_cognito_identity_pool')).toEqual({
      identity_pool_name: 'acme',
      allow_unauthenticated_identities: false,
      allow_classic_flow: false,
      cognito_identity_providers: [
        { client_id: 'web', provider_name: PROVIDER, server_side_token_check: true },
        { client_id: 'mobile', provider_name: PROVIDER, server_side_token_check: true },
      ],
    });
    expect(template.only('aws_cognito_identity_pool_roles_attachment')).toEqual({
      identity_pool_id: '${aws_cognito_identity_pool.Pool_D3F588B8.id}',
      roles: { authenticated: '${aws_iam_role.Pool_AuthenticatedRole_F46F2D22.arn}' },
    });
  });

  test('lets only the authenticated identities of this pool assume the role', () => {
    expect(trusts(pool().only('aws_iam_role'))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'cognito-identity.amazonaws.com:aud': '${aws_cognito_identity_pool.Pool_D3F588B8.id}',
            },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
        },
      ],
    });
  });

  test('gives guests a separate role, which only guests can assume', () => {
    const template = pool({ guestAccess: true, guestRole: { name: 'acme-guest' } });

    const guest = Object.values(template.all('aws_iam_role')).find(({ name }) => name === 'acme-guest');
    expect(template.only('aws_cognito_identity_pool')).toMatchObject({ allow_unauthenticated_identities: true });
    expect(Object.keys(template.only('aws_cognito_identity_pool_roles_attachment').roles as object)).toEqual([
      'authenticated',
      'unauthenticated',
    ]);
    expect(JSON.stringify(trusts(guest))).toContain('"cognito-identity.amazonaws.com:amr":"unauthenticated"');
  });

  test('attaches policies and a boundary to roles', () => {
    const template = pool({
      authenticatedRole: { name: 'acme-user', managedPolicies: { read: POLICY }, permissionsBoundary: POLICY },
    });

    expect(template.only('aws_iam_role')).toMatchObject({ name: 'acme-user', permissions_boundary: POLICY });
    expect(template.only('aws_iam_role_policy_attachment')).toMatchObject({ policy_arn: POLICY });
  });

  test('uses an existing role, and does not change it', () => {
    const template = pool({
      authenticatedRole: { existingArn: ROLE },
      roleDefaults: { path: '/acme-dev/', permissionsBoundary: POLICY },
    });

    expect(template.all('aws_iam_role')).toEqual({});
    expect(template.only('aws_cognito_identity_pool_roles_attachment').roles).toEqual({ authenticated: ROLE });
  });

  test('refuses settings of an existing role', () => {
    expect(codesOf(() => pool({ authenticatedRole: { existingArn: ROLE, name: 'admins' } }))).toEqual([
      'ERR_EXISTING_ROLE_SETTINGS',
    ]);
  });

  test('maps roles by rules, for each client', () => {
    const template = pool({
      roles: { admins: {} },
      roleMapping: {
        type: 'rules',
        rules: [
          { claim: 'custom:team', matchType: 'Equals', value: 'red', role: 'admins' },
          { claim: 'email', matchType: 'Contains', value: '@example.com', roleArn: ROLE },
        ],
      },
    });

    const mapping = template.only('aws_cognito_identity_pool_roles_attachment').role_mapping as object[];
    expect(mapping).toHaveLength(2);
    expect(mapping[0]).toEqual({
      identity_provider: `${PROVIDER}:web`,
      type: 'Rules',
      ambiguous_role_resolution: 'Deny',
      mapping_rule: [
        {
          claim: 'custom:team',
          match_type: 'Equals',
          value: 'red',
          role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Pool_MoreRoles_admins_.+\.arn\}$/),
        },
        { claim: 'email', match_type: 'Contains', value: '@example.com', role_arn: ROLE },
      ],
    });
  });

  test('maps roles by token', () => {
    const template = pool({ roleMapping: { type: 'token', ambiguousRoleResolution: 'AuthenticatedRole' } });

    expect(template.only('aws_cognito_identity_pool_roles_attachment').role_mapping).toEqual([
      { identity_provider: `${PROVIDER}:web`, type: 'Token', ambiguous_role_resolution: 'AuthenticatedRole' },
      { identity_provider: `${PROVIDER}:mobile`, type: 'Token', ambiguous_role_resolution: 'AuthenticatedRole' },
    ]);
  });

  test('accepts the tokens of IAM OIDC providers that it can use', () => {
    const template = synthesize((stack) => {
      const issuer = { issuerHost: 'acme.eu.auth0.com', clientIds: ['client'] };
      const provider = new IamOidcProvider(stack, 'Iam', { ...issuer, consumer: 'identity-pool' });
      const props = { name: 'acme', userPool: poolIn(stack), clientIds: ['web'] };
      new IdentityPool(stack, 'Pool', { ...props, oidcProviders: [provider] });
    });

    expect(template.only('aws_cognito_identity_pool').openid_connect_provider_arns).toEqual([
      expect.stringMatching(/^\$\{aws_iam_openid_connect_provider\.Iam_.+\.arn\}$/),
    ]);
  });

  test.each<[string, object, string]>([
    ['a name with a slash', { name: 'a/b' }, 'ERR_NAME_INVALID'],
    ['a guest role without guests', { guestRole: {} }, 'ERR_GUEST_ROLE_WITHOUT_ACCESS'],
    ['a role name of 65 characters', { authenticatedRole: { name: 'x'.repeat(65) } }, 'ERR_ROLE_NAME_INVALID'],
    ['a policy by name', { authenticatedRole: { managedPolicies: { read: 'ReadOnly' } } }, 'ERR_ARN_INVALID'],
    ['a boundary by name', { authenticatedRole: { permissionsBoundary: 'x' } }, 'ERR_ARN_INVALID'],
    ['a reserved key', { authenticatedRole: { managedPolicies: { Resource: POLICY } } }, 'ERR_KEY_RESERVED'],
    ['a role key with a space', { roles: { 'a b': {} } }, 'ERR_KEY_INVALID'],
    ['no rules', { roleMapping: { type: 'rules', rules: [] } }, 'ERR_LIST_EMPTY'],
    [
      'a rule for an unknown role',
      { roleMapping: { type: 'rules', rules: [{ claim: 'a', matchType: 'Equals', value: 'b', role: 'admins' }] } },
      'ERR_ROLE_UNKNOWN',
    ],
    [
      'a rule without role',
      { roleMapping: { type: 'rules', rules: [{ claim: 'a', matchType: 'Equals', value: 'b' }] } },
      'ERR_ROLE_MISSING',
    ],
    [
      'a rule with a role by name',
      { roleMapping: { type: 'rules', rules: [{ claim: 'a', matchType: 'Equals', value: 'b', roleArn: 'admins' }] } },
      'ERR_ARN_INVALID',
    ],
    [
      'a rule without value',
      { roleMapping: { type: 'rules', rules: [{ claim: 'a', matchType: 'Equals', value: '', roleArn: ROLE }] } },
      'ERR_TEXT_LENGTH',
    ],
    [
      '26 rules',
      {
        roleMapping: {
          type: 'rules',
          rules: Array.from({ length: 26 }, () => ({ claim: 'a', matchType: 'Equals', value: 'b', roleArn: ROLE })),
        },
      },
      'ERR_LIST_TOO_LONG',
    ],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => pool(settings))).toEqual([code]);
  });

  test('gives each role the common path and boundary unless it specifies others', () => {
    const BOUNDARY = 'arn:aws:iam::111111111111:policy/acme-dev-boundary';
    const roles = pool({
      roleDefaults: { path: '/acme-dev/', permissionsBoundary: BOUNDARY },
      guestAccess: true,
      guestRole: { name: 'guest' },
      roles: { admins: { permissionsBoundary: POLICY } },
    }).all('aws_iam_role');

    expect(Object.values(roles).map(({ name, path, permissions_boundary: arn }) => [name, path, arn])).toEqual([
      [undefined, '/acme-dev/', BOUNDARY],
      ['guest', '/acme-dev/', BOUNDARY],
      [undefined, '/acme-dev/', POLICY],
    ]);
  });

  test('replaces a role without a gap if its name cannot clash', () => {
    const roles = pool({ guestAccess: true, guestRole: { name: 'guest' } }).all('aws_iam_role');

    expect(Object.values(roles).map(({ lifecycle }) => lifecycle)).toEqual([
      { create_before_destroy: true },
      undefined,
    ]);
  });

  test.each<[string, RoleDefaults, string]>([
    ['a path without slashes', { path: 'acme-dev' }, 'ERR_ROLE_PATH_INVALID'],
    ['a path with a space', { path: '/acme dev/' }, 'ERR_ROLE_PATH_INVALID'],
    ['a boundary by name', { permissionsBoundary: 'boundary' }, 'ERR_ARN_INVALID'],
  ])('refuses for all roles %s', (_, roleDefaults, code) => {
    expect(codesOf(() => pool({ roleDefaults }))).toEqual([code]);
  });

  test('refuses an empty list of clients, and a provider for STS', () => {
    const attempt = () =>
      stackWith((stack) => {
        const provider = new IamOidcProvider(stack, 'Iam', {
          issuerHost: 'acme.eu.auth0.com',
          clientIds: ['client'],
          consumer: 'sts',
        });
        const props = { name: 'acme', userPool: poolIn(stack), clientIds: [] };
        new IdentityPool(stack, 'Pool', { ...props, oidcProviders: [provider] });
      });

    expect(codesOf(attempt)).toEqual(['ERR_LIST_EMPTY', 'ERR_CONSUMER_WRONG']);
  });
});
