import { FaultError, shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';

const one = (subject: string, fault: Fault) => new FaultError(subject, [fault]);

const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';

export const synthesisFailed = (app: string, said: string) =>
  one(`apps/${app}`, {
    code: 'ERR_BOOTSTRAP_SYNTH',
    path: `apps/${app}`,
    received: said,
    allowed: 'an app that synthesizes',
    fix: `correct what it says, and look at npx nx synth ${app}`,
  });

export const environmentNotListed = (environment: string, known: readonly string[]) =>
  one(`environment ${environment}`, {
    code: 'ERR_BOOTSTRAP_ENVIRONMENT',
    path: ACCOUNTS,
    received: shown(environment),
    allowed: known.join(', ') || 'an environment of an account',
    fix: `add ${environment} to the account in which it stands`,
  });

/** What the environment's own values and the accounts say differently. */
export const disagreement = (environment: string, path: string, received: string, allowed: string): Fault => ({
  code: 'ERR_BOOTSTRAP_DISAGREES',
  path: `${environment}: ${path}`,
  received: shown(received),
  allowed: `${shown(allowed)}, as ${ACCOUNTS} has it`,
  fix: `make ${ACCOUNTS} and apps/${environment}/src/environment.ts say the same`,
});

/** Something that the environment uses and its deploys may not. */
export const outOfReach = (environment: string, kind: string, received: string, allowed: readonly string[]): Fault => ({
  code: 'ERR_BOOTSTRAP_REACH',
  path: `${environment}: ${kind}`,
  received: shown(received),
  allowed: allowed.map(shown).join(', ') || `nothing, as ${ACCOUNTS} has it`,
  fix: `add it to reach.${kind} of ${environment} in ${ACCOUNTS}, or take it out of apps/${environment}/src/environment.ts`,
});

/** A role whose boundary is not the one that deploys have to give. */
export const boundaryElsewhere = (environment: string, received: unknown, allowed: string): Fault => ({
  code: 'ERR_BOOTSTRAP_BOUNDARY',
  path: `${environment}: permissionsBoundary`,
  received: shown(received),
  allowed: shown(allowed),
  fix: `leave permissionsBoundary out in apps/${environment}/src/environment.ts, also of its roles`,
});

export const awsCredentialsMissing = (why: string): Fault => ({
  code: 'ERR_BOOTSTRAP_AWS_CREDENTIALS',
  path: 'AWS credentials',
  received: why,
  allowed: 'credentials that AWS takes',
  fix: 'sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
});

export const awsAccountElsewhere = (received: string, allowed: string): Fault => ({
  code: 'ERR_BOOTSTRAP_AWS_ACCOUNT',
  path: 'AWS credentials',
  received: `credentials of the account ${received}`,
  allowed: `the account ${allowed}`,
  fix: `use credentials of ${allowed}, by AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
});

export const auth0CredentialsMissing = (domain: string): Fault => ({
  code: 'ERR_BOOTSTRAP_AUTH0_CREDENTIALS',
  path: 'AUTH0_API_TOKEN',
  received: 'nothing',
  allowed: `a token of the Management API of ${domain}, or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET`,
  fix:
    `copy a token from the dashboard of ${domain} (Applications, APIs, Auth0 Management API, API Explorer), or leave Auth0 ` +
    'to whoever administers it, by --only aws',
});

export const bucketElsewhere = (bucket: string, account: string) =>
  one('state bucket', {
    code: 'ERR_BOOTSTRAP_BUCKET_ELSEWHERE',
    path: bucket,
    received: 'access denied',
    allowed: `a bucket of the account ${account} that these credentials may read, or a name that nobody has`,
    fix: 'use credentials of an administrator; where the name is somebody else’s, choose another one, there and in the environments',
  });

export const stateUnreadable = (place: string, why: string) =>
  one('state of bootstrap', {
    code: 'ERR_BOOTSTRAP_STATE_UNREADABLE',
    path: place,
    received: why,
    allowed: 'a state of Terraform, or none',
    fix: 'look at the file; an older version of it is kept beside it or in the bucket',
  });

export const twoStates = (file: string, bucket: string) =>
  one('state of bootstrap', {
    code: 'ERR_BOOTSTRAP_TWO_STATES',
    path: file,
    received: `a state beside the one in ${bucket}: somebody else bootstrapped the account meanwhile`,
    allowed: `one state, the one in ${bucket}`,
    fix: 'remove what only the file knows (terraform state list there), then the file, and run it again',
  });

export const alreadyThere = (
  stack: string,
  objects: readonly { readonly address: string; readonly kind: string; readonly id: string }[],
) => {
  const faults = objects.map(({ address, kind, id }): Fault => ({
    code: 'ERR_BOOTSTRAP_EXISTS',
    path: address,
    received: `${kind}: ${id}, which no state knows`,
    allowed: 'nothing of this name before bootstrap makes it',
    fix: 'add --import, which imports it and shows what it would change; or rename one of the two',
  }));
  return new FaultError(stack, faults as [Fault, ...Fault[]]);
};

export const isRunning = (file: string, pid: number) =>
  one('bootstrap', {
    code: 'ERR_BOOTSTRAP_RUNNING',
    path: file,
    received: `another bootstrap of this account, process ${pid}`,
    allowed: 'one at a time',
    fix: 'wait for it to end',
  });

export const nobodyToAsk = (environment: string) =>
  one(`bootstrap ${environment}`, {
    code: 'ERR_CONFIRMATION_MISSING',
    path: '--yes',
    received: 'no terminal to answer on, and no --yes',
    allowed: 'a terminal, or --yes',
    fix: 'run it on a terminal, where it shows its plan and asks; --yes applies it without a question',
  });

export const accountFirst = (environment: string) =>
  one(`bootstrap ${environment}`, {
    code: 'ERR_BOOTSTRAP_ACCOUNT_FIRST',
    path: '--only auth0',
    received: 'an account without its state bucket',
    allowed: 'an account that has been bootstrapped: the applications are remembered in its bucket',
    fix: `run ./federation bootstrap ${environment} --only aws first`,
  });

export const notMoved = (file: string, bucket: string) =>
  one('state of bootstrap', {
    code: 'ERR_BOOTSTRAP_NOT_MOVED',
    path: file,
    received: `another state in ${bucket} after the move`,
    allowed: 'the state of this file',
    fix: 'look at what Terraform said above; the file is kept, and running it again moves it',
  });
