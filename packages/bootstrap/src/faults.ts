import { defineFaults, RESERVED_TEXT, type PlainCode } from '@auth0-cognito/contract';

const SUBJECT_FIX = 'copy it from: gh api repos/{owner}/{repo}/actions/oidc/customization/sub --jq .sub_claim_prefix';

/** Every fault of accounts.ts and of the permissions. The zod schema uses a code as its message. */
export const fault = defineFaults({
  ERR_BOOTSTRAP_ACCOUNT: {
    allowed: 'an AWS account id: a string of 12 digits',
    fix: 'write the id in quotes, leading zeros included',
  },
  ERR_BOOTSTRAP_ACCOUNT_TWICE: {
    allowed: 'each account once, with all its environments',
    fix: 'merge the two entries',
  },
  ERR_BOOTSTRAP_ACTION_UNSCOPED: {
    allowed: 'an IAM action whose resources are known',
    fix: 'add its resources in src/permissions/scopes.ts',
  },
  ERR_BOOTSTRAP_BRANCH: { allowed: 'the name of a branch, such as main', fix: 'write the branch without refs/heads/' },
  ERR_BOOTSTRAP_BUCKET: {
    allowed: '3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends',
    fix: 'write the same bucket as state.bucket of the environments',
  },
  ERR_BOOTSTRAP_BUCKET_TWICE: {
    allowed: 'a separate bucket for each account',
    fix: 'rename one: a bucket belongs to one account',
  },
  ERR_BOOTSTRAP_ENVIRONMENT_TWICE: {
    allowed: 'each environment in one account',
    fix: 'remove it from the account that does not have it',
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
  ERR_BOOTSTRAP_INVALID: { allowed: 'a value of the expected type', fix: 'correct it' },
  ERR_BOOTSTRAP_MISSING: ({ allowed, fix }: { allowed: string; fix: string }) => ({
    received: 'nothing',
    allowed,
    fix,
  }),
  ERR_BOOTSTRAP_NAME: {
    allowed: `2 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last; of an environment: ${RESERVED_TEXT}`,
    fix: 'write the name of the environment',
  },
  ERR_BOOTSTRAP_NO_ENVIRONMENT: { allowed: 'one environment or more', fix: 'add one, or remove the account' },
  ERR_BOOTSTRAP_OIDC_PROVIDER: {
    allowed: 'created, existing',
    fix: 'leave it out, or write existing if the account already has a provider for GitHub',
  },
  ERR_BOOTSTRAP_PERMISSIONS: { allowed: 'recorded, every-construct', fix: 'leave it out, or write one of these' },
  ERR_BOOTSTRAP_EXTRA_ACTION: {
    allowed: 'full names of actions, none of IAM, STS, Organizations or accounts: lambda:CreateFunction',
    fix: "list each action that Terraform needs for the environment's own resources",
  },
  ERR_BOOTSTRAP_EXTRA_STATE: ({ bucket }: { bucket: string }) => ({
    allowed: `resources of S3 that cannot match the state bucket ${bucket}`,
    fix: 'write more of the bucket name: states hold secrets in plain text',
  }),
  ERR_BOOTSTRAP_PLAN_WRITES: {
    allowed: 'an IAM action that reads',
    fix: 'find out why a plan makes this call; the role of pull requests must not write',
  },
  ERR_BOOTSTRAP_REGION: {
    allowed: 'an AWS region, such as eu-central-1',
    fix: 'write the region of the environments of the account',
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
    fix: 'list the actions that signed-in users need',
  },
  ERR_BOOTSTRAP_ROLE_NAME: {
    allowed: 'the name of an IAM role, without path',
    fix: 'copy it from the role',
  },
  ERR_BOOTSTRAP_ROLE_RESOURCE: {
    allowed: 'ARNs, or *',
    fix: 'list the resources that signed-in users need',
  },
  ERR_BOOTSTRAP_SERVICE: {
    allowed: 'the principal of an AWS service: lambda.amazonaws.com',
    fix: 'copy it from the trust policy of the role',
  },
  ERR_BOOTSTRAP_STATE_KEY: {
    allowed: 'a path within the bucket that ends with .tfstate, and not below bootstrap/',
    fix: 'leave it out, or copy state.key of the environment',
  },
  ERR_BOOTSTRAP_STATE_KEY_TWICE: {
    allowed: 'a separate key for each environment',
    fix: 'rename one: the roles of an environment write its key only',
  },
  ERR_BOOTSTRAP_SUBJECT: {
    allowed: 'repo:owner@number/name@number, or repo:owner/name where GitHub writes subjects by name',
    fix: SUBJECT_FIX,
  },
  ERR_BOOTSTRAP_SUBJECT_REPOSITORY: {
    allowed: 'the subject of the repository in `repository`, in the same upper and lower case',
    fix: `correct repository, or ${SUBJECT_FIX}; after a rename or a transfer both change`,
  },
  ERR_BOOTSTRAP_TENANT: {
    allowed: 'the host of an Auth0 tenant: acme.eu.auth0.com',
    fix: 'copy tenant.domain of the environment’s first federation',
  },
  ERR_BOOTSTRAP_UNKNOWN_KEY: { allowed: 'the keys of the type', fix: 'correct the name, or remove it' },
});

/** A code that the schema can use as its message. Its texts have no parameters. */
export type BootstrapCode = PlainCode<typeof fault>;

/** Whether a message of zod is a {@link BootstrapCode}. */
export const isBootstrapCode = (message: string): message is BootstrapCode => Object.hasOwn(fault, message);
