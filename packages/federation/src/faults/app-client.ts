import { defineFaults } from '@auth0-cognito/contract';

/** Faults of app clients. */
export const appClientFaults = defineFaults({
  ERR_CLIENT_NAME_TAKEN: {
    allowed: 'a name that no other client of the pool has: the primary web client is found by its name',
    fix: 'rename one of the two',
  },
  ERR_LIFETIME_INVALID: {
    allowed: "a whole number and its unit: '30 minutes', '12 hours', '30 days'; an auth session in whole minutes",
    fix: 'add the unit',
  },
  ERR_LIFETIME_RANGE: ({ least, most }: { least: string; most: string }) => ({
    allowed: `${least} to ${most}`,
    fix: 'choose a lifetime within the range',
  }),
  ERR_SCOPE_UNKNOWN: {
    allowed:
      'openid, email, profile, phone, aws.cognito.signin.user.admin, or {identifier}/{scope} of a resource server given',
    fix: 'correct the scope, or pass its resource server',
  },
  ERR_SCOPE_OPENID_MISSING: { allowed: 'openid with email, profile or phone', fix: 'add openid' },
  ERR_MACHINE_SCOPE: { allowed: 'scopes of resource servers: a machine client has no user', fix: 'remove it' },
  ERR_FLOW_MISSING: {
    received: '[]',
    allowed: 'at least one flow',
    fix: 'remove the property for the default, or add a flow',
  },
  ERR_FLOW_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    allowed: known.join(', '),
    fix: 'correct the flow',
  }),
  ERR_ROTATION_WITH_REFRESH_FLOW: {
    received: 'ALLOW_REFRESH_TOKEN_AUTH',
    allowed: 'other flows while refresh tokens rotate',
    fix: 'remove ALLOW_REFRESH_TOKEN_AUTH or refreshTokenRotation',
  },
  ERR_CLIENT_SECRET_NEEDED: {
    received: 'true',
    allowed: 'true only for a client with a secret',
    fix: 'use a confidential client, or remove it',
  },
  ERR_MAPPED_NOT_WRITABLE: ({ received, client }: { received: string; client: string }) => ({
    allowed: `an attribute that the client ${client} can write: else the second sign-in fails`,
    fix: `add ${received} to its writeAttributes, or remove writeAttributes for the default`,
  }),
  ERR_ATTRIBUTE_NOT_WRITABLE: {
    allowed: 'a mutable attribute that Cognito does not write itself',
    fix: 'remove it from writeAttributes',
  },
  ERR_NOBODY_CAN_SIGN_IN: {
    received: '[]',
    allowed: 'an identity provider or allowNativeUsers',
    fix: 'add an identity provider to the client, or let native users in',
  },
});
