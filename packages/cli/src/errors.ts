import { FaultError, shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';

const one = (subject: string, fault: Fault) => new FaultError(subject, [fault]);

export const notSynthesized = (environment: string, file: string) =>
  one(`environment ${environment}`, {
    code: 'ERR_NOT_SYNTHESIZED',
    path: file,
    received: 'no such file',
    allowed: "the Terraform JSON that synthesis writes from the environment's values",
    fix: `run npx nx synth ${environment}; npx nx plan ${environment} does both`,
  });

export const synthesisUnreadable = (environment: string, file: string, why: string) =>
  one(`environment ${environment}`, {
    code: 'ERR_SYNTHESIS_UNREADABLE',
    path: file,
    received: why,
    allowed: "the Terraform JSON that synthesis writes from the environment's values",
    fix: `remove the file and run npx nx synth ${environment}`,
  });

export const terraformMissing = (binary: string) =>
  one('Terraform', {
    code: 'ERR_TERRAFORM_MISSING',
    path: 'TERRAFORM_BINARY_NAME',
    received: `${shown(binary)}, which is no program that can be started`,
    allowed: 'terraform or tofu, on PATH or by its whole path',
    fix: 'run npm run setup, which finds or downloads Terraform, or name the program by TERRAFORM_BINARY_NAME',
  });

export const awsCredentialsUnusable = (): Fault => ({
  code: 'ERR_AWS_CREDENTIALS',
  path: 'AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN',
  received: 'none that AWS accepts; Terraform says above what it found',
  allowed: "credentials of the environment's account that have not expired",
  fix: 'sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; then run it again',
});

export const auth0CredentialsUnusable = (): Fault => ({
  code: 'ERR_AUTH0_CREDENTIALS',
  path: 'AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET',
  received: 'none that Auth0 accepts; Terraform says above what it found',
  allowed: 'id and secret of the management application that ./federation bootstrap creates for this environment',
  fix: 'set both variables (or AUTH0_API_TOKEN) to those of the tenant; then run it again',
});

/** @param push - command that writes the state and removes the file */
export const stateNotPushed = (environment: string, file: string, push: string) =>
  one(`state of ${environment}`, {
    code: 'ERR_STATE_NOT_PUSHED',
    path: file,
    received: 'a state that an earlier apply could not write to its bucket',
    allowed: 'no such file: another apply would create again what only this state has',
    fix: `with credentials that are valid: ${push}`,
  });

export const noSavedPlan = (environment: string, file: string) =>
  one(`environment ${environment}`, {
    code: 'ERR_PLAN_MISSING',
    path: file,
    received: 'no saved plan',
    allowed: `the plan that ./federation plan ${environment} keeps there`,
    fix: `run npx nx plan ${environment} first`,
  });

export const fileUnreadable = (file: string, why: string, allowed: string) =>
  one('file', {
    code: 'ERR_FILE_UNREADABLE',
    path: file,
    received: why,
    allowed,
    fix: 'name a file that can be read',
  });

export const fileUnwritable = (file: string, why: string) =>
  one('file', {
    code: 'ERR_FILE_UNWRITABLE',
    path: file,
    received: why,
    allowed: 'a file in a folder that exists and may be written to',
    fix: 'name another file by --output',
  });

export const fingerprintShape = (received: string) =>
  one('reviewed plan', {
    code: 'ERR_REVIEWED_FINGERPRINT',
    path: '--reviewed',
    received: shown(received),
    allowed: 'sha256: and 64 hexadecimal digits, or a file',
    fix: 'copy the fingerprint from the review of the plan',
  });

const REVIEW_JSON = 'what ./federation review --format json prints for this environment';

export const reviewedNotAReview = (file: string) =>
  one('reviewed plan', {
    code: 'ERR_REVIEWED_NOT_A_REVIEW',
    path: file,
    received: 'another document',
    allowed: REVIEW_JSON,
    fix: 'keep the output of ./federation review --format json, and name that file',
  });

export const reviewedElsewhere = (file: string, environment: string, found: readonly string[]) =>
  one('reviewed plan', {
    code: 'ERR_REVIEWED_ELSEWHERE',
    path: file,
    received: `reviews of ${found.join(', ') || 'nothing'}`,
    allowed: `one review of ${environment}`,
    fix: `review the plan of ${environment}, and name that file`,
  });

export const acknowledgementShape = (received: string): Fault => ({
  code: 'ERR_ACKNOWLEDGE_SHAPE',
  path: '--acknowledge',
  received: shown(received),
  allowed: 'rule@address, both as the review tells them',
  fix: 'copy them from the review: user-pool-lost@aws_cognito_user_pool.…',
});

export const confirmationMissing = (environment: string) =>
  one(`destroy ${environment}`, {
    code: 'ERR_CONFIRMATION_MISSING',
    path: '--confirm',
    received: 'no terminal to type the name on, and no --confirm',
    allowed: environment,
    fix: `run it on a terminal, or give --confirm ${environment}`,
  });

export const confirmationWrong = (environment: string, received: string) =>
  one(`destroy ${environment}`, {
    code: 'ERR_CONFIRMATION_WRONG',
    path: '--confirm',
    received: shown(received),
    allowed: environment,
    fix: `nothing was destroyed; type ${environment}, exactly, if that is what is meant`,
  });

export const isProtected = (environment: string, addresses: readonly string[]) =>
  one(`destroy ${environment}`, {
    code: 'ERR_DESTROY_PROTECTED',
    path: addresses.join(', '),
    received: 'protected against deletion: whoever signs in lives there',
    allowed: `an environment that was taken out of service`,
    fix:
      `set decommission: { date: 'YYYY-MM-DD', acknowledgement: 'every user of ${environment} is lost' } in ` +
      `apps/${environment}/src/environment.ts, have that plan reviewed and applied (it lifts the protection and removes ` +
      'nothing), then destroy',
  });

export const platformUnknown = (received: readonly string[]) =>
  one('provider lock', {
    code: 'ERR_PLATFORM_UNKNOWN',
    path: '--platform',
    received: shown(received.join(', ')),
    allowed: 'an operating system and an architecture: linux_amd64, darwin_arm64, …',
    fix: 'name each platform on which the environment is planned or applied',
  });

export const lockNotWritten = (file: string) =>
  one('provider lock', {
    code: 'ERR_LOCK_NOT_WRITTEN',
    path: file,
    received: 'no lock file',
    allowed: 'the lock file that Terraform writes',
    fix: 'read what Terraform said above',
  });

export const gitMissing = (why: string) =>
  one('git', {
    code: 'ERR_GIT_MISSING',
    path: 'PATH',
    received: why,
    allowed: 'git, which knows the history of the checkout',
    fix: 'install git, or run this in a clone',
  });

export const gitFailed = (command: string, why: string) =>
  one('git', {
    code: 'ERR_GIT_FAILED',
    path: command,
    received: why,
    allowed: 'a git repository',
    fix: 'run this in a clone of the repository',
  });

export const baseUnknown = (ref: string, why: string) =>
  one('base of the comparison', {
    code: 'ERR_BASE_UNKNOWN',
    path: '--base',
    received: `${shown(ref)}: ${why}`,
    allowed: 'a commit, branch or tag that shares its history with HEAD',
    fix: 'fetch it with its history: git fetch origin <branch>; in actions/checkout: fetch-depth: 0',
  });

const LOCK_SUBJECT = 'provider lock';
const RELOCK = 'run ./federation lock <environment> --platform … and commit the file';

export const lockUnreadable = (file: string, received: string) =>
  one(LOCK_SUBJECT, {
    code: 'ERR_LOCK_UNREADABLE',
    path: file,
    received: shown(received),
    allowed: 'a lock file as Terraform writes it',
    fix: `do not edit it: ${RELOCK}`,
  });

export const lockedNotRequired = (file: string, provider: string): Fault => ({
  code: 'ERR_LOCKED_NOT_REQUIRED',
  path: `${file}, ${provider}`,
  received: 'a provider that the stack does not require',
  allowed: 'the providers that it requires',
  fix: RELOCK,
});

export const notLocked = (file: string, provider: string): Fault => ({
  code: 'ERR_NOT_LOCKED',
  path: `${file}, ${provider}`,
  received: 'nothing',
  allowed: 'every provider that the stack requires',
  fix: RELOCK,
});

export const lockedForOther = (file: string, provider: string, received: string, required: string): Fault => ({
  code: 'ERR_LOCKED_FOR_OTHER_CONSTRAINT',
  path: `${file}, ${provider}`,
  received: `locked for ${shown(received)}`,
  allowed: `the constraint of the stack: ${shown(required)}`,
  fix: RELOCK,
});

const UNCHANGED_CONSTRAINT = 'what the base has, while the constraint is the same';

export const lockedVersionChanged = (
  file: string,
  before: { readonly name: string; readonly version: string },
  now: { readonly version: string },
): Fault => ({
  code: 'ERR_LOCKED_VERSION_CHANGED',
  path: `${file}, ${before.name}`,
  received: `${before.version} in the base, now ${now.version}`,
  allowed: UNCHANGED_CONSTRAINT,
  fix:
    'take the file of the base (git checkout <base> -- <file>); where the newer version is meant, say so in the constraint ' +
    '(packages/environment/src/base-stack.ts), then ./federation lock',
});

export const lockedChecksumsChanged = (
  file: string,
  provider: string,
  { added, removed }: { readonly added: number; readonly removed: number },
): Fault => ({
  code: 'ERR_LOCKED_CHECKSUMS_CHANGED',
  path: `${file}, ${provider}`,
  received: `${added} checksums added, ${removed} removed, of the same version`,
  allowed: UNCHANGED_CONSTRAINT,
  fix:
    'take the file of the base (git checkout <base> -- <file>); where a platform was added, and nothing removed, ' +
    'run the check with --allow-checksums once somebody has locked it again and got the same',
});

export const lockRemoved = (file: string): Fault => ({
  code: 'ERR_LOCK_REMOVED',
  path: file,
  received: 'nothing; the base has the file',
  allowed: UNCHANGED_CONSTRAINT,
  fix: 'take the file of the base: git checkout <base> -- <file>',
});

export const lockArguments = (missing: string) =>
  one(LOCK_SUBJECT, {
    code: 'ERR_LOCK_ARGUMENTS',
    path: missing,
    received: 'nothing',
    allowed: 'an environment and its platforms, or --check',
    fix: './federation lock prod --platform linux_amd64, or ./federation lock --check --base origin/main',
  });
