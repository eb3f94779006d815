import { defineFaults } from '@auth0-cognito/contract';

/** The faults of the options of the stand-in, and of calls of its control. */
export const fault = defineFaults({
  ERR_AUTH0_STAND_IN_NO_TENANTS: {
    path: 'tenants',
    received: 'an empty list',
    allowed: 'at least one tenant',
    fix: 'list the tenants of the environment',
  },
  ERR_AUTH0_STAND_IN_NOT_A_HOST: {
    allowed: 'a bare lower-case host name, such as acme.eu.auth0.com',
    fix: 'pass the host without scheme, port, path or trailing slash',
  },
  ERR_AUTH0_STAND_IN_HOST_TWICE: {
    allowed: 'each host once in all tenants and custom domains',
    fix: 'remove one of the two',
  },
  ERR_AUTH0_STAND_IN_CLIENT_TWICE: {
    allowed: 'each management client id once in a tenant',
    fix: 'remove one of the two',
  },
  ERR_AUTH0_STAND_IN_EMPTY_CREDENTIAL: {
    received: 'an empty client id or secret',
    allowed: 'a client id and a client secret',
    fix: 'pass both',
  },
  ERR_AUTH0_STAND_IN_UNKNOWN_TENANT: ({ known }: { known: readonly string[] }) => ({
    path: 'tenant',
    allowed: known.join(', '),
    fix: 'pass a tenant of the options of the stand-in',
  }),
  ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT: {
    path: 'clientId',
    allowed: 'the id of an application of the tenant',
    fix: 'read the ids with applications()',
  },
  ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION: {
    path: 'connection',
    allowed: 'the name of a connection of the tenant',
    fix: 'seed the connection first',
  },
});
