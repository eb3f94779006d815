import { defineFaults } from '@auth0-cognito/contract';

const SETUP = 'run npm run setup';

/** Faults of the doctor command. */
export const doctorFaults = defineFaults({
  ERR_DOCTOR_AUTH0_CREDENTIALS: ({ domain }: { domain: string }) => ({
    path: 'AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET',
    received: 'nothing',
    allowed: `id and secret of a management application of ${domain}`,
    fix: 'set both variables; ./federation bootstrap creates the applications and prints how to read their secrets',
  }),
  ERR_DOCTOR_AUTH0_UNREACHABLE: ({ domain, why }: { domain: string; why: string }) => ({
    path: `https://${domain}/oauth/token`,
    received: why,
    allowed: 'an answer',
    fix: 'check the name of the tenant and HTTPS_PROXY, and try again',
  }),
  ERR_DOCTOR_AUTH0_REFUSED: ({ domain, why }: { domain: string; why: string }) => ({
    path: `https://${domain}/oauth/token`,
    received: why,
    allowed: 'a token of the Management API',
    fix: 'check the id and the secret; the application must be authorized for the Auth0 Management API',
  }),
  ERR_DOCTOR_AUTH0_SCOPE: ({ scope, role }: { scope: string; role: string }) => ({
    received: `no scope ${scope}`,
    allowed: `every scope that is required to ${role}`,
    fix: `grant ${scope} to the application by ./federation bootstrap or in the dashboard (Applications, APIs, Auth0 Management API)`,
  }),
  ERR_DOCTOR_STATE_BUCKET: ({ status }: { status: number }) => ({
    received: `HTTP ${status}`,
    allowed: 'the bucket of this account, which these credentials can list',
    fix: 'after HTTP 404, run ./federation bootstrap, which creates it; otherwise use the role that ./federation bootstrap created',
  }),
  ERR_DOCTOR_S3_UNREACHABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'an answer',
    fix: 'check HTTPS_PROXY and the region, and try again',
  }),
  ERR_DOCTOR_SETUP: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'what the set-up finds and writes there',
    fix: SETUP,
  }),
  ERR_DOCTOR_TOO_OLD: ({ name, version, oldest }: { name: string; version: string; oldest: string }) => ({
    path: name,
    received: `${name} ${version}`,
    allowed: `${name} ${oldest} or newer`,
    fix: `install a newer ${name}, then ${SETUP}`,
  }),
  ERR_DOCTOR_PROGRAM: ({ name }: { name: string }) => ({
    allowed: `${name}, which starts and prints its version`,
    fix: `${SETUP}, which finds or installs it`,
  }),
  ERR_DOCTOR_CHROMIUM: ({ why }: { why: string }) => ({
    path: 'Chromium',
    received: why,
    allowed: 'a Chromium, for rehearsals that sign in',
    fix: `${SETUP}, which finds or installs it`,
  }),
  ERR_DOCTOR_AREA: ({ areas }: { areas: readonly string[] }) => ({
    path: '--only',
    allowed: areas.join(', '),
    fix: 'pass one or more of these, separated by commas: --only aws,auth0',
  }),
  ERR_DOCTOR_ENVIRONMENT_MISSING: ({ area }: { area: string }) => ({
    path: '--only',
    received: `${area}, and no environment`,
    allowed: `an environment to check ${area} for`,
    fix: `pass an environment: ./federation doctor dev --only ${area}`,
  }),
});
