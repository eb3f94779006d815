import { defineFaults } from '@auth0-cognito/contract';

/** Faults of an identity pool and its roles. */
export const identityPoolFaults = defineFaults({
  ERR_ROLE_NAME_INVALID: { allowed: '1 to 64 letters, digits and + = , . @ - _', fix: 'shorten or rename it' },
  ERR_ROLE_PATH_INVALID: {
    allowed: 'an IAM path of at most 512 characters that starts and ends with a slash',
    fix: 'write it as /acme-dev/',
  },
  ERR_ROLE_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    allowed: known.length > 0 ? known.join(', ') : 'a key of roles',
    fix: 'declare the role, or correct the key',
  }),
  ERR_ROLE_MISSING: {
    received: 'nothing',
    allowed: 'either role or roleArn',
    fix: 'set the role that the rule assigns',
  },
  ERR_GUEST_ROLE_WITHOUT_ACCESS: {
    received: 'guestRole',
    allowed: 'a guest role only with guestAccess',
    fix: 'set guestAccess, or remove guestRole',
  },
  ERR_CONSUMER_WRONG: {
    allowed: "an IAM OIDC provider made for 'identity-pool'",
    fix: "set its consumer to 'identity-pool'",
  },
});
