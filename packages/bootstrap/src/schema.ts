import {
  ACCOUNT_ID,
  ANY_RESOURCE,
  arnForm,
  BUCKET_NAME,
  ENVIRONMENT_NAME,
  HOST_NAME,
  NAME_PART,
  parseSubjectPrefix,
  REGION_NAME,
  REPOSITORY,
  STATE_KEY,
  servicePrincipal,
} from '@auth0-cognito/contract';
import * as z from 'zod';

import type { BootstrapCode } from './faults';

/** Schema of a text that matches a pattern. Any other value is the fault `code`. */
const shaped = (pattern: RegExp, code: BootstrapCode) => z.string({ error: code }).regex(pattern, code);

const organization = shaped(NAME_PART, 'ERR_BOOTSTRAP_NAME');
const name = shaped(ENVIRONMENT_NAME, 'ERR_BOOTSTRAP_NAME');

/** A DNS name. Unlike in a host name, a label may begin with an underscore. */
const DNS_NAME = /^(?:[a-z0-9_](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const list = (pattern: RegExp, code: BootstrapCode) => z.array(shaped(pattern, code)).optional();

const reach = z.strictObject({
  issuers: list(DNS_NAME, 'ERR_BOOTSTRAP_HOST').describe(
    'Hosts of additional IAM OIDC providers: other Auth0 tenants, and custom domains of Auth0',
  ),
  customDomains: list(DNS_NAME, 'ERR_BOOTSTRAP_HOST').describe(
    'Custom domains of the user pools, for example `login.acme.example`',
  ),
  hostedZones: list(/^[A-Z0-9]{1,32}$/, 'ERR_BOOTSTRAP_HOSTED_ZONE').describe('Ids of Route 53 zones'),
  dnsNames: list(DNS_NAME, 'ERR_BOOTSTRAP_HOST').describe(
    'Names of additional DNS records: the parent of a custom domain',
  ),
  functions: list(arnForm('lambda', 'function:[\\w-]{1,140}'), 'ERR_BOOTSTRAP_FUNCTION').describe(
    'ARNs of the Lambda functions that the user pool calls, without version or alias',
  ),
  roles: list(arnForm('iam', 'role/[\\w+=,.@/-]+'), 'ERR_BOOTSTRAP_ROLE').describe(
    'ARNs of roles that exist outside this configuration and that are passed to Cognito',
  ),
});

const rolePermissions = z.strictObject({
  actions: z
    .array(shaped(/^(?!(?:account|iam|organizations|sso|sts):)[a-z0-9-]+:[A-Za-z0-9*]+$/, 'ERR_BOOTSTRAP_ROLE_ACTION'))
    .min(1, 'ERR_BOOTSTRAP_ROLE_ACTION')
    .describe(
      'IAM actions, at least 1, such as `s3:GetObject` or `s3:Get*`; not of account, iam, organizations, sso and sts',
    ),
  resources: z
    .array(shaped(ANY_RESOURCE, 'ERR_BOOTSTRAP_ROLE_RESOURCE'))
    .min(1, 'ERR_BOOTSTRAP_ROLE_RESOURCE')
    .describe('ARNs of the resources, at least 1; `*` matches any characters'),
});

/**
 * Policies with full action names: a wildcard would also allow actions that AWS adds later. Actions of identity services are refused:
 * only the statements that require a permissions boundary allow them.
 */
const policies = z.strictObject({
  actions: z
    .array(shaped(/^(?!(?:account|iam|organizations|sso|sts):)[a-z0-9-]+:[A-Za-z0-9]+$/, 'ERR_BOOTSTRAP_EXTRA_ACTION'))
    .min(1, 'ERR_BOOTSTRAP_EXTRA_ACTION')
    .describe(
      'IAM actions in full, at least 1, such as `lambda:CreateFunction`; not of account, iam, organizations, sso and sts',
    ),
  resources: rolePermissions.shape.resources,
});

const environment = z.strictObject({
  tenant: shaped(HOST_NAME, 'ERR_BOOTSTRAP_TENANT').describe(
    'Host of the Auth0 tenant of the first federation, in which the management applications are created',
  ),
  reach: reach
    .optional()
    .describe(
      'Resources of the account that a deployment can access, in addition to those with the names of the environment. Default: none',
    ),
  rolesMay: z
    .array(rolePermissions)
    .optional()
    .describe('Upper limit of the permissions of the roles of signed-in users and guests. Default: no permissions'),
  extraPolicies: z
    .array(policies)
    .optional()
    .describe(
      'Additional permissions of a deployment, for own resources. A plan gets those that only read. Default: none',
    ),
  passRolesTo: list(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/, 'ERR_BOOTSTRAP_SERVICE').describe(
    `Services other than Cognito that can assume roles of the environment, for example \`${servicePrincipal('lambda')}\`. Default: none`,
  ),
  formerRoles: list(/^[\w+=,.@-]{1,64}$/, 'ERR_BOOTSTRAP_ROLE_NAME').describe(
    'Names of roles of earlier versions, without path and permissions boundary. A deployment can delete them. Default: none',
  ),
  stateKey: shaped(STATE_KEY, 'ERR_BOOTSTRAP_STATE_KEY')
    .optional()
    .describe('Key of the state in the bucket. Default: `{environment}/federation.tfstate`'),
  permissions: z
    .enum(['recorded', 'every-construct'], { error: 'ERR_BOOTSTRAP_PERMISSIONS' })
    .optional()
    .describe(
      '`recorded` (default): the actions of the calls in rehearsals of the environment; `every-construct`: the actions of every construct of this repository',
    ),
});

const account = z.strictObject({
  account: shaped(ACCOUNT_ID, 'ERR_BOOTSTRAP_ACCOUNT').describe('AWS account id, 12 digits'),
  region: shaped(REGION_NAME, 'ERR_BOOTSTRAP_REGION').describe('AWS region of the state bucket and of the user pools'),
  stateBucket: shaped(BUCKET_NAME, 'ERR_BOOTSTRAP_BUCKET').describe(
    'S3 bucket for the state of all environments of the account',
  ),
  githubOidcProvider: z
    .enum(['created', 'existing'], { error: 'ERR_BOOTSTRAP_OIDC_PROVIDER' })
    .optional()
    .describe(
      'OIDC provider of GitHub. `created` (default): bootstrap creates it; `existing`: the account already has it, because it can have only one',
    ),
  environments: z
    .record(name, environment)
    .refine((value) => Object.keys(value).length > 0, 'ERR_BOOTSTRAP_NO_ENVIRONMENT')
    .describe('Environments in the account, by name'),
});

/** The schema of `accounts.ts`. An unknown key is a fault. */
export const bootstrapSchema = z.strictObject({
  organization: organization.describe('First part of each resource name, as in the environments'),
  repository: shaped(REPOSITORY, 'ERR_BOOTSTRAP_REPOSITORY').describe('Repository on GitHub: `owner/name`'),
  subClaimPrefix: z
    .string({ error: 'ERR_BOOTSTRAP_SUBJECT' })
    .refine((value) => parseSubjectPrefix(value) !== undefined, 'ERR_BOOTSTRAP_SUBJECT')
    .describe(
      'Prefix of the subject in the tokens of its jobs: `sub_claim_prefix` in the response of ' +
        '`GET /repos/{owner}/{repo}/actions/oidc/customization/sub`',
    ),
  branch: shaped(
    /^(?![/.-])(?!.*(?:\.\.|\/\/|@\{|[\\ ~^:?*[]))[!-~]{1,200}(?<![/.])$/,
    'ERR_BOOTSTRAP_BRANCH',
  ).describe('Branch whose commits are deployed'),
  accounts: z.array(account).describe('AWS accounts'),
});

/** The accounts before the check. */
export type BootstrapInput = z.input<typeof bootstrapSchema>;

/** The accounts after the check. */
export type Bootstrap = z.output<typeof bootstrapSchema>;

/** One AWS account. */
export type Account = Bootstrap['accounts'][number];

/** One environment of an account. */
export type BootstrapEnvironment = Account['environments'][string];
