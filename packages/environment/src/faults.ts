import { defineFaults, type PlainCode, cognitoGuide, RESERVED_TEXT, THIS_PROJECT } from '@auth0-cognito/contract';

/** The faults of the values of an environment. Messages of the schema are codes. */
export const fault = defineFaults({
  ERR_ENVIRONMENT_ACCOUNT: {
    allowed: 'an AWS account id: a string of 12 digits',
    source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
    fix: 'write the id in quotes, leading zeros included',
  },
  ERR_ENVIRONMENT_BUCKET: {
    allowed: '3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
    fix: 'set the name of the bucket that contains the state',
  },
  ERR_ENVIRONMENT_CHOICE: ({ choices }: { choices: readonly string[] }) => ({
    allowed: choices.join(', '),
    source: THIS_PROJECT,
    fix: 'choose one of these',
  }),
  ERR_ENVIRONMENT_DECOMMISSION: {
    allowed: 'a date (2026-12-31), and as acknowledgement: every user of {environment} is lost',
    source: THIS_PROJECT,
    fix: 'write the acknowledgement word for word, or remove decommission',
  },
  ERR_ENVIRONMENT_FOLDER: ({ folder }: { folder: string }) => ({
    allowed: `${folder}, the name of the environment's folder`,
    source: THIS_PROJECT,
    fix: 'rename the folder or the environment: commands find an environment by its folder',
  }),
  ERR_ENVIRONMENT_PROVIDER_OLD: ({ least, locked }: { least: string; locked: string }) => ({
    received: `version ${locked} of hashicorp/aws: the one in the lock file of the environment, or the tested version if it has none`,
    allowed: `version ${least} or newer: the tested version does not have this resource`,
    source: 'https://github.com/hashicorp/terraform-provider-aws/pull/43817',
    fix: 'remove the setting, or write a lock file with a newer version: docs/sign-in-features.md',
  }),
  ERR_ENVIRONMENT_INVALID: ({ allowed }: { allowed: string }) => ({ allowed, source: THIS_PROJECT, fix: 'correct it' }),
  ERR_ENVIRONMENT_KMS_KEY: {
    allowed: 'the ARN of a KMS key: arn:aws:kms:{region}:{account}:key/{id}',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
    fix: 'copy the whole ARN of the key, not of an alias',
  },
  ERR_ENVIRONMENT_KMS_PLACE: {
    allowed: "a key in the environment's region, where the state bucket is",
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    fix: 'choose a key of that region, or leave it out',
  },
  ERR_ENVIRONMENT_MISSING: ({ allowed }: { allowed: string }) => ({
    received: 'nothing',
    allowed,
    source: THIS_PROJECT,
    fix: 'add it: docs/values.md describes each value',
  }),
  ERR_ENVIRONMENT_NAME: {
    allowed: `2 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last; of an environment: ${RESERVED_TEXT}`,
    source: THIS_PROJECT,
    fix: 'rename it: it is part of the name of each resource',
  },
  ERR_ENVIRONMENT_PARAMETERS: {
    allowed: 'an organization that does not begin with aws or ssm: Parameter Store refuses such names',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html',
    fix: 'remove signInParameters, or add a SignInParameters with another path in extend.ts',
  },
  ERR_ENVIRONMENT_RANGE: ({ range }: { range: string }) => ({
    allowed: range,
    source: THIS_PROJECT,
    fix: 'choose a value within the range',
  }),
  ERR_ENVIRONMENT_REGION: {
    allowed: 'an AWS region, such as eu-central-1',
    source: 'https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html',
    fix: 'write the region of the user pool',
  },
  ERR_ENVIRONMENT_RETIRED_TENANT: {
    allowed: 'the key of a federation that has been removed, with the host of its tenant: acme.eu.auth0.com',
    source: THIS_PROJECT,
    fix: 'write the key of the removed federation; once its resources are deleted, remove the entry',
  },
  ERR_ENVIRONMENT_ROLE_MAPPING: {
    allowed:
      "'rules', or 'token' with a group that has a role or with a preTokenGeneration function: otherwise no token has a role",
    source: cognitoGuide('role-based-access-control'),
    fix: 'choose roles by rules, give a group a role, or set userPool.lambdaTriggers.preTokenGeneration',
  },
  ERR_ENVIRONMENT_SECRET: {
    received: 'a secret, not shown',
    allowed:
      'no secret: Terraform passes secrets between resources, and providers read theirs from AUTH0_* and AWS_* variables',
    source: THIS_PROJECT,
    fix: 'remove it, and rotate it, because it was in the code',
  },
  ERR_ENVIRONMENT_STATE_KEY: {
    allowed: 'a path within the bucket that ends with .tfstate',
    source: THIS_PROJECT,
    fix: 'leave it out, or write {environment}/federation.tfstate',
  },
  ERR_ENVIRONMENT_TAG: {
    allowed:
      'at most 40 tags; keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @, not beginning with aws:',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
    fix: 'rename the tag',
  },
  ERR_ENVIRONMENT_TAGS_TOGETHER: {
    allowed: 'at most 50 tags together with those of the environment and environment, stage and managed-by',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
    fix: 'remove some here, or from tags',
  },
  ERR_ENVIRONMENT_TOKEN: {
    allowed: 'a literal: the values of an environment are known before Terraform runs',
    source: THIS_PROJECT,
    fix: 'write the value itself, without ${…} and %{…}',
  },
  ERR_ENVIRONMENT_TYPE: ({ type }: { type: string }) => ({
    allowed: type,
    source: THIS_PROJECT,
    fix: 'write a value of that type: docs/values.md describes each value',
  }),
  ERR_ENVIRONMENT_UNKNOWN_KEY: ({ known }: { known: readonly string[] }) => ({
    allowed: known.length > 0 ? known.join(', ') : 'no keys',
    source: THIS_PROJECT,
    fix: 'correct the name, or remove it: docs/values.md lists all values',
  }),

  ERR_EXTENSION_ARCHIVE: {
    received: 'AssetType.ARCHIVE',
    allowed: 'AssetType.FILE or AssetType.DIRECTORY: cdktf archives with a program that a bundled app does not have',
    source: THIS_PROJECT,
    fix: 'for the code of a Lambda function of Node, use NodeFunctionCode; otherwise pass the path of a ZIP file with AssetType.FILE',
  },
  ERR_EXTENSION_ASYNC: {
    received: 'a function that returns a promise',
    allowed: 'a function that defines its resources before it returns',
    source: THIS_PROJECT,
    fix: 'remove async and await: read files with readFileSync, and read values that only AWS has with a Terraform data source',
  },

  ERR_PRODUCTION_DELETION_PROTECTION: {
    allowed: 'true, or left out',
    source: THIS_PROJECT,
    fix: 'remove it; to take the environment out of service, set decommission',
  },
  ERR_PRODUCTION_IMPLICIT_FLOW: {
    allowed: 'false, or left out',
    source: 'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1.2',
    fix: 'use the authorization code flow with PKCE',
  },
  ERR_PRODUCTION_LOCALHOST: {
    allowed: 'https addresses of the production application',
    source: THIS_PROJECT,
    fix: 'remove it; develop against another environment',
  },
  ERR_PRODUCTION_LONG_TOKENS: {
    allowed: 'at most 1 hour for access and ID tokens, 30 days for refresh tokens',
    source: THIS_PROJECT,
    fix: 'shorten it: a token cannot be withdrawn before it expires',
  },
  ERR_PRODUCTION_MFA: {
    allowed: 'optional or required',
    source: THIS_PROJECT,
    fix: 'require or offer a second factor for native users; MFA of federated users is that of Auth0',
  },
  ERR_PRODUCTION_PASSWORD_FLOW: {
    allowed: 'flows that do not send passwords, such as ALLOW_USER_SRP_AUTH',
    source: THIS_PROJECT,
    fix: 'remove it',
  },
  ERR_PRODUCTION_PASSWORD_POLICY: {
    allowed: '12 characters or more',
    source: THIS_PROJECT,
    fix: 'raise it, or leave it out',
  },
  ERR_PRODUCTION_TOKEN_REVOCATION: {
    allowed: 'true, or left out',
    source: THIS_PROJECT,
    fix: 'remove it: without revocation, refresh tokens stay usable after a sign-out',
  },

  ERR_COLLISION_AUTH0_APPLICATION: ({ owner }: { owner: string }) => ({
    allowed: `a value that ${owner} does not use`,
    source: THIS_PROJECT,
    fix: 'rename one: recover finds objects of a stopped apply by their names',
  }),
  ERR_COLLISION_DOMAIN: ({ owner }: { owner: string }) => ({
    allowed: `a value that ${owner} does not use`,
    source: cognitoGuide('cognito-user-pools-assign-domain-prefix'),
    fix: 'choose another prefix or host',
  }),
  ERR_COLLISION_IAM_PROVIDER: ({ owner }: { owner: string }) => ({
    allowed: `a value that ${owner} does not use`,
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html',
    fix: `reference the provider of ${owner} with iamOidcProvider.existing: IAM has one OIDC provider per URL in an account`,
  }),
  ERR_COLLISION_NAME: ({ owner }: { owner: string }) => ({
    allowed: `a value that ${owner} does not use`,
    source: THIS_PROJECT,
    fix: 'rename one: each environment has a separate folder',
  }),
  ERR_COLLISION_STATE: ({ owner }: { owner: string }) => ({
    allowed: `a value that ${owner} does not use`,
    source: THIS_PROJECT,
    fix: 'use a separate state key for each environment: with one key, each apply would destroy the resources of the other',
  }),
  ERR_COLLISION_USER_POOL: ({ owner }: { owner: string }) => ({
    allowed: `a value that ${owner} does not use`,
    source: THIS_PROJECT,
    fix: 'rename one: recover finds objects of a stopped apply by their names',
  }),
});

/** A code that a schema can use as its message: its texts have no parameters. */
export type EnvironmentCode = PlainCode<typeof fault>;

/** Whether a message is such a code. */
export const isEnvironmentCode = (message: string): message is EnvironmentCode => Object.hasOwn(fault, message);
