import { defineFaults, shown } from '@auth0-cognito/contract';

const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';

/** Faults of the bootstrap command. Those of accounts.ts are defined in packages/bootstrap. */
export const bootstrapFaults = defineFaults({
  ERR_BOOTSTRAP_SYNTH: ({ app, message }: { app: string; message: string }) => ({
    path: `apps/${app}`,
    received: message,
    allowed: 'an app that synthesizes',
    fix: `fix the reported error; npx nx synth ${app} shows the same`,
  }),
  ERR_BOOTSTRAP_ENVIRONMENT: ({ received, known }: { received: string; known: readonly string[] }) => ({
    path: ACCOUNTS,
    allowed: known.length > 0 ? known.join(', ') : 'an environment of an account',
    fix: `add ${received} to its account`,
  }),
  ERR_BOOTSTRAP_DISAGREES: ({
    environment,
    setting,
    value,
  }: {
    environment: string;
    setting: string;
    value: string;
  }) => ({
    path: `${environment}: ${setting}`,
    allowed: `${shown(value)}, as in ${ACCOUNTS}`,
    fix: `write the same value in ${ACCOUNTS} and apps/${environment}/src/environment.ts`,
  }),
  ERR_BOOTSTRAP_REACH: ({
    environment,
    kind,
    known,
  }: {
    environment: string;
    kind: string;
    known: readonly string[];
  }) => ({
    path: `${environment}: ${kind}`,
    allowed: known.length > 0 ? known.map(shown).join(', ') : `nothing, as in ${ACCOUNTS}`,
    fix: `add it to reach.${kind} of ${environment} in ${ACCOUNTS}, or remove it from apps/${environment}/src/environment.ts`,
  }),
  ERR_BOOTSTRAP_BOUNDARY: ({ environment, boundary }: { environment: string; boundary: string }) => ({
    path: `${environment}: permissionsBoundary`,
    allowed: shown(boundary),
    fix: `leave permissionsBoundary out in apps/${environment}/src/environment.ts, also of its roles`,
  }),
  ERR_BOOTSTRAP_AUTH0_CREDENTIALS: ({ domain }: { domain: string }) => ({
    path: 'AUTH0_API_TOKEN',
    received: 'nothing',
    allowed: `a token of the Management API of ${domain}, or AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET`,
    fix:
      `copy a token from the dashboard of ${domain} (Applications, APIs, Auth0 Management API, API Explorer), or run it with ` +
      '--only aws and leave Auth0 to an administrator of the tenant',
  }),
  ERR_BOOTSTRAP_BUCKET_ELSEWHERE: ({ account }: { account: string }) => ({
    received: 'access denied',
    allowed: `a bucket of the account ${account} that these credentials can read, or an unused name`,
    fix: 'use credentials of an administrator; if another account has a bucket of this name, choose another name, there and in the environments',
  }),
  ERR_BOOTSTRAP_STATE_UNREADABLE: ({ why }: { why: string }) => ({
    received: why,
    allowed: 'a Terraform state, or no file',
    fix: 'check the file; an older version of it is kept next to it or in the bucket',
  }),
  ERR_BOOTSTRAP_TWO_STATES: ({ bucket }: { bucket: string }) => ({
    received: `a state in addition to the one in ${bucket}: another bootstrap of the account ran in the meantime`,
    allowed: `one state, the one in ${bucket}`,
    fix: 'remove the objects that only the file has (terraform state list there), then the file, and run it again',
  }),
  ERR_BOOTSTRAP_EXISTS: ({ kind, id }: { kind: string; id: string }) => ({
    received: `${kind}: ${id}, which is in no state`,
    allowed: 'no object of this name before bootstrap creates it',
    fix: 'add --import, which imports it and shows what it would change; or rename one of the two',
  }),
  ERR_BOOTSTRAP_RUNNING: ({ pid }: { pid: number }) => ({
    received: `another bootstrap of this account, process ${pid}`,
    allowed: 'one at a time',
    fix: 'wait until it ends',
  }),
  ERR_BOOTSTRAP_ACCOUNT_FIRST: ({ environment }: { environment: string }) => ({
    path: '--only auth0',
    received: 'an account without its state bucket',
    allowed: 'an account that has been bootstrapped: the state of the applications is in its bucket',
    fix: `run ./federation bootstrap ${environment} --only aws first`,
  }),
  ERR_BOOTSTRAP_NOT_MOVED: ({ bucket }: { bucket: string }) => ({
    received: `another state in ${bucket} after the move`,
    allowed: 'the state of this file',
    fix: 'read the output of Terraform above; the file is kept, and the next run moves it',
  }),
});
