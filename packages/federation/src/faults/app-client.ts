import { defineFaults, cognitoApi, cognitoGuide } from '@auth0-cognito/contract';

/** Faults of app clients. */
export const appClientFaults = defineFaults({
  ERR_CLIENT_NAME_TAKEN: {
    allowed: 'a name that no other client of the pool has: the primary web client is found by its name',
    source:
      'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cognito_managed_user_pool_client',
    fix: 'rename one of the two',
  },
  ERR_LIFETIME_INVALID: {
    allowed: "a whole number and its unit: '30 minutes', '12 hours', '30 days'; an auth session in whole minutes",
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'add the unit',
  },
  ERR_LIFETIME_RANGE: ({ least, most }: { least: string; most: string }) => ({
    allowed: `${least} to ${most}`,
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'choose a lifetime within the range',
  }),
  ERR_SCOPE_UNKNOWN: {
    allowed:
      'openid, email, profile, phone, aws.cognito.signin.user.admin, or {identifier}/{scope} of a resource server that is passed',
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'correct the scope, or pass its resource server',
  },
  ERR_SCOPE_OPENID_MISSING: {
    allowed: 'openid with email, profile or phone',
    source: cognitoGuide('authorization-endpoint'),
    fix: 'add openid',
  },
  ERR_MACHINE_SCOPE: {
    allowed: 'scopes of resource servers: a machine client has no user',
    source: cognitoGuide('cognito-user-pools-define-resource-servers'),
    fix: 'remove it',
  },
  ERR_FLOW_MISSING: {
    received: '[]',
    allowed: 'at least one flow',
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'remove the property for the default, or add a flow',
  },
  ERR_FLOW_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    allowed: known.join(', '),
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'correct the flow',
  }),
  ERR_ROTATION_WITH_REFRESH_FLOW: {
    received: 'ALLOW_REFRESH_TOKEN_AUTH',
    allowed: 'other flows while refresh tokens rotate',
    source: cognitoGuide('amazon-cognito-user-pools-using-the-refresh-token'),
    fix: 'remove ALLOW_REFRESH_TOKEN_AUTH or refreshTokenRotation',
  },
  ERR_CLIENT_SECRET_NEEDED: {
    received: 'true',
    allowed: 'true only for a client with a secret',
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'use a confidential client, or remove it',
  },
  ERR_MAPPED_NOT_WRITABLE: ({ received, client }: { received: string; client: string }) => ({
    allowed: `an attribute that the client ${client} can write: else the second sign-in fails`,
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: `add ${received} to its writeAttributes, or remove writeAttributes for the default`,
  }),
  ERR_ATTRIBUTE_NOT_WRITABLE: {
    allowed: 'a mutable attribute that Cognito does not write itself',
    source: cognitoGuide('user-pool-settings-attributes'),
    fix: 'remove it from writeAttributes',
  },
  ERR_NO_SIGN_IN_METHOD: {
    received: '[]',
    allowed: 'an identity provider or allowNativeUsers',
    source: cognitoApi('CreateUserPoolClient'),
    fix: 'add an identity provider to the client, or set allowNativeUsers',
  },
});
