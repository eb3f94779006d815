import { shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';

export const auth0CredentialsMissing = (domain: string): Fault => ({
  code: 'ERR_DOCTOR_AUTH0_CREDENTIALS',
  path: 'AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET',
  received: 'nothing',
  allowed: `id and secret of a management application of ${domain}`,
  fix: 'set both variables; ./federation bootstrap makes the applications and tells how to get at their secrets',
});

export const auth0Unreachable = (domain: string, why: string): Fault => ({
  code: 'ERR_DOCTOR_AUTH0_UNREACHABLE',
  path: `https://${domain}/oauth/token`,
  received: why,
  allowed: 'an answer',
  fix: 'look at the name of the tenant and at HTTPS_PROXY, and try again',
});

export const auth0Refused = (domain: string, why: string): Fault => ({
  code: 'ERR_DOCTOR_AUTH0_REFUSED',
  path: `https://${domain}/oauth/token`,
  received: why,
  allowed: 'a token of the Management API',
  fix: 'look at the id and the secret; the application has to be authorized for the Auth0 Management API',
});

export const scopeMissing = (domain: string, scope: string, role: string): Fault => ({
  code: 'ERR_DOCTOR_AUTH0_SCOPE',
  path: domain,
  received: `no scope ${scope}`,
  allowed: `every scope that is needed to ${role}`,
  fix: `grant ${scope} to the application: ./federation bootstrap does, or the dashboard (Applications, APIs, Auth0 Management API)`,
});

export const bucketMissing = (bucket: string, status: number): Fault => ({
  code: 'ERR_DOCTOR_STATE_BUCKET',
  path: bucket,
  received: `HTTP ${status}`,
  allowed: 'the bucket of this account, which these credentials may list',
  fix: status === 404 ? 'run ./federation bootstrap, which makes it' : 'use the role that ./federation bootstrap made',
});

export const bucketUnasked = (bucket: string, why: string): Fault => ({
  code: 'ERR_DOCTOR_S3_UNREACHABLE',
  path: bucket,
  received: why,
  allowed: 'an answer',
  fix: 'look at HTTPS_PROXY and the region, and try again',
});

const SETUP = 'run npm run setup';

export const setupMissing = (path: string, received: string): Fault => ({
  code: 'ERR_DOCTOR_SETUP',
  path,
  received,
  allowed: 'what the set-up finds and writes there',
  fix: SETUP,
});

export const tooOld = (name: string, received: string, [major, minor]: readonly [number, number]): Fault => ({
  code: 'ERR_DOCTOR_TOO_OLD',
  path: name,
  received: `${name} ${shown(received)}`,
  allowed: `${name} ${major}.${minor} or newer`,
  fix: `install a newer ${name}, then ${SETUP}`,
});

export const programUnusable = (name: string, path: string, received: string): Fault => ({
  code: 'ERR_DOCTOR_PROGRAM',
  path,
  received: shown(received),
  allowed: `${name}, which starts and tells its version`,
  fix: `${SETUP}, which finds or installs it`,
});

export const chromiumMissing = (received: string): Fault => ({
  code: 'ERR_DOCTOR_CHROMIUM',
  path: 'Chromium',
  received,
  allowed: 'a Chromium, for rehearsals that sign in',
  fix: `${SETUP}, which finds or installs it`,
});

export const areaUnknown = (received: string, allowed: readonly string[]): Fault => ({
  code: 'ERR_DOCTOR_AREA',
  path: '--only',
  received: shown(received),
  allowed: allowed.join(', '),
  fix: 'name one or more of these, separated by commas: --only aws,auth0',
});

export const environmentMissing = (area: string): Fault => ({
  code: 'ERR_DOCTOR_ENVIRONMENT_MISSING',
  path: '--only',
  received: `${area}, and no environment`,
  allowed: `an environment to check ${area} for`,
  fix: `name an environment: ./federation doctor dev --only ${area}`,
});
