import { shown, type Fault } from '@auth0-cognito/contract';

/** Texts of one code: what may stand there, and what to do. */
interface Told {
  readonly allowed: string;
  readonly fix: string;
}

const SUBJECT_FIX = 'copy it from: gh api repos/{owner}/{repo}/actions/oidc/customization/sub --jq .sub_claim_prefix';

/** What can be wrong with the accounts. A schema names the code; the texts stand here. */
const TEXTS = {
  ERR_BOOTSTRAP_ACCOUNT: {
    allowed: 'an AWS account id: a text of 12 digits',
    fix: 'write the id in quotes, leading zeros included',
  },
  ERR_BOOTSTRAP_ACCOUNT_TWICE: {
    allowed: 'each account once, with all its environments',
    fix: 'put its environments together',
  },
  ERR_BOOTSTRAP_ACTION_UNSCOPED: {
    allowed: 'an IAM action whose resources are known',
    fix: 'say in src/permissions/scopes.ts to which resources it applies',
  },
  ERR_BOOTSTRAP_BRANCH: { allowed: 'the name of a branch, such as main', fix: 'name the branch, without refs/heads/' },
  ERR_BOOTSTRAP_BUCKET: {
    allowed: '3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends',
    fix: 'name the bucket as state.bucket of the environments does',
  },
  ERR_BOOTSTRAP_BUCKET_TWICE: {
    allowed: 'a bucket of its own for each account',
    fix: 'rename one: a bucket belongs to one account',
  },
  ERR_BOOTSTRAP_ENVIRONMENT_TWICE: {
    allowed: 'each environment in one account',
    fix: 'remove it where it does not stand',
  },
  ERR_BOOTSTRAP_FUNCTION: {
    allowed: 'the ARN of a Lambda function, without version or alias',
    fix: 'copy it from the function, up to its name',
  },
  ERR_BOOTSTRAP_HOST: {
    allowed: 'a host name in lower case: login.acme.example',
    fix: 'copy it without https:// and without a path',
  },
  ERR_BOOTSTRAP_HOSTED_ZONE: {
    allowed: 'the id of a Route 53 zone: Z0123456789ABCDEFGHIJ',
    fix: 'copy hostedZoneId of the environment',
  },
  ERR_BOOTSTRAP_INVALID: { allowed: 'a value of the type that is expected', fix: 'correct it' },
  ERR_BOOTSTRAP_MISSING: { allowed: 'a value', fix: 'add it' },
  ERR_BOOTSTRAP_NAME: {
    allowed: '2 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last',
    fix: 'name it as the environment does',
  },
  ERR_BOOTSTRAP_NO_ENVIRONMENT: { allowed: 'one environment or more', fix: 'add one, or remove the account' },
  ERR_BOOTSTRAP_OIDC_PROVIDER: {
    allowed: 'made, existing',
    fix: 'leave it out, or write existing where the account has a provider for GitHub already',
  },
  ERR_BOOTSTRAP_PERMISSIONS: { allowed: 'recorded, every-construct', fix: 'leave it out, or write one of these' },
  ERR_BOOTSTRAP_PLAN_WRITES: {
    allowed: 'an IAM action that reads',
    fix: 'find out why a plan makes this call; the role of pull requests may not write',
  },
  ERR_BOOTSTRAP_REGION: {
    allowed: 'an AWS region, such as eu-central-1',
    fix: 'name the region of the account’s environments',
  },
  ERR_BOOTSTRAP_REPOSITORY: {
    allowed: 'owner/name, as GitHub writes it',
    fix: 'copy it from the address of the repository, without https://github.com/',
  },
  ERR_BOOTSTRAP_ROLE: {
    allowed: 'the ARN of an IAM role',
    fix: 'copy it from the role',
  },
  ERR_BOOTSTRAP_ROLE_ACTION: {
    allowed: 'actions of a service, none of IAM, STS, Organizations or accounts: s3:GetObject',
    fix: 'name the actions that signed-in users need',
  },
  ERR_BOOTSTRAP_ROLE_NAME: {
    allowed: 'the name of an IAM role, without path',
    fix: 'copy it from the role',
  },
  ERR_BOOTSTRAP_ROLE_RESOURCE: {
    allowed: 'ARNs, or *',
    fix: 'name the resources that signed-in users need',
  },
  ERR_BOOTSTRAP_STATE_KEY: {
    allowed: 'a path within the bucket that ends with .tfstate, and not below bootstrap/',
    fix: 'leave it out, or copy state.key of the environment',
  },
  ERR_BOOTSTRAP_STATE_KEY_TWICE: {
    allowed: 'a key of its own for each environment',
    fix: 'rename one: its roles may write no other',
  },
  ERR_BOOTSTRAP_SUBJECT: {
    allowed: 'repo:owner@number/name@number, or repo:owner/name where GitHub writes subjects by name',
    fix: SUBJECT_FIX,
  },
  ERR_BOOTSTRAP_SUBJECT_REPOSITORY: {
    allowed: 'the subject of the repository that is named beside it, letter by letter',
    fix: `correct repository, or ${SUBJECT_FIX}; after a rename or a transfer both change`,
  },
  ERR_BOOTSTRAP_TENANT: {
    allowed: 'the host of an Auth0 tenant: acme.eu.auth0.com',
    fix: 'copy tenant.domain of the environment’s first federation',
  },
  ERR_BOOTSTRAP_UNKNOWN_KEY: { allowed: 'the keys that the type names', fix: 'correct the name, or remove it' },
} as const satisfies Record<string, Told>;

/** Code of a fault whose texts stand in this file. */
export type BootstrapCode = keyof typeof TEXTS;

/** Whether a message of the schema is a code of this file. */
export const isCode = (text: string): text is BootstrapCode => Object.hasOwn(TEXTS, text);

/** A value that is not there; where its own code is known, with what it takes to give one. */
export const missing = (path: string, own?: BootstrapCode): Fault => ({
  code: 'ERR_BOOTSTRAP_MISSING',
  path,
  received: 'nothing',
  ...TEXTS[own ?? 'ERR_BOOTSTRAP_MISSING'],
});

/** A fault with the texts of its code. */
export const fault = (code: BootstrapCode, path: string, received: unknown): Fault => ({
  code,
  path,
  received: shown(received),
  ...TEXTS[code],
});
