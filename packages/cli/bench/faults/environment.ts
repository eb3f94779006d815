import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTerraformJson, type TerraformJson } from '@auth0-cognito/checkout';
import { synthesize, type EnvironmentInput } from '@auth0-cognito/environment';

const ACCOUNT = '333333333333';
const REGION = 'eu-central-1';
const lambda = (name: string) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

const policy = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/${name}`;

/** Name of the environment whose app starts the rehearsal. */
export const STARTED_AS = 'prod';

/** Values of an environment with every type of resource that the constructs create. */
export const maximal: EnvironmentInput = {
  name: STARTED_AS,
  stage: 'production',
  organization: 'acme',
  account: ACCOUNT,
  region: REGION,
  tags: { team: 'identity' },
  state: { bucket: 'acme-prod-tfstate' },
  app: { url: 'https://app.acme.example' },
  domain: { customDomain: 'login.acme.example', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  federations: {
    auth0: {
      tenant: { domain: 'acme.eu.auth0.com' },
      identityProvider: {
        name: 'Auth0',
        attributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
      },
      connections: { database: { name: 'Username-Password-Authentication' } },
      claimsAction: { name: 'acme claims', bind: true, claims: { 'https://acme.example/team': 'app_metadata.team' } },
      iamOidcProvider: { consumer: 'sts' },
    },
  },
  userPool: {
    mfa: { mode: 'required', methods: ['totp', 'sms'] },
    emailDelivery: {
      type: 'ses',
      sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/acme.example`,
      fromEmailAddress: 'Acme <login@acme.example>',
    },
    smsDelivery: { externalId: 'acme-prod' },
    customAttributes: { team: { type: 'String', minLength: 1, maxLength: 64 } },
    lambdaTriggers: { postConfirmation: lambda('welcome') },
  },
  webClient: { allowNativeUsers: true },
  clients: {
    admin: {
      type: 'public',
      callbackUrls: ['https://admin.acme.example/signed-in'],
      logoutUrls: ['https://admin.acme.example/'],
    },
    importer: { type: 'machine', scopes: ['https://api.acme.example/write'] },
  },
  resourceServers: {
    api: {
      identifier: 'https://api.acme.example',
      name: 'api',
      scopes: { read: 'Read records', write: 'Change records' },
    },
  },
  identityPool: {
    tags: { team: 'identity' },
    guestAccess: true,
    guestRole: { name: 'acme-guest' },
    authenticatedRole: { name: 'acme-user', managedPolicies: { read: policy('readers') } },
    roles: { admins: { name: 'acme-admin' } },
    roleMapping: {
      type: 'rules',
      ambiguousRoleResolution: 'AuthenticatedRole',
      rules: [{ claim: 'team', matchType: 'Equals', value: 'red', role: 'admins' }],
    },
  },
};

/** The same with a change of every type of resource: in-place updates, replacements that create first, and another domain. */
export const updated: EnvironmentInput = {
  ...maximal,
  tags: { team: 'identity', changed: 'yes' },
  app: { url: 'https://www.acme.example' },
  domain: { customDomain: 'sign-in.acme.example', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  federations: {
    auth0: {
      ...maximal.federations.auth0,
      tenant: { domain: 'acme.eu.auth0.com' },
      identityProvider: { name: 'Login', attributeMapping: { email: 'email', email_verified: 'email_verified' } },
      connections: {
        database: { name: 'Username-Password-Authentication' },
        workforce: { name: 'Acme-Workforce' },
      },
      claimsAction: { name: 'acme claims', bind: true, claims: { 'https://acme.example/team': 'app_metadata.group' } },
    },
  },
  userPool: {
    ...maximal.userPool,
    passwordPolicy: { minimumLength: 16 },
    customAttributes: { ...maximal.userPool?.customAttributes, level: { type: 'Number', min: 0, max: 9 } },
    lambdaTriggers: { postConfirmation: lambda('hello') },
  },
  clients: {
    admin: { type: 'public', name: 'acme-administration', callbackUrls: ['https://admin.acme.example/callback'] },
    tool: { type: 'confidential', callbackUrls: ['https://tool.acme.example/callback'] },
  },
  resourceServers: {
    api: { identifier: 'https://api.acme.example', name: 'records', scopes: { read: 'See records', list: 'List' } },
  },
  identityPool: {
    ...maximal.identityPool,
    authenticatedRole: { name: 'acme-user', managedPolicies: { read: policy('viewers') } },
    roles: { operators: { name: 'acme-operator' } },
    roleMapping: {
      type: 'rules',
      ambiguousRoleResolution: 'AuthenticatedRole',
      rules: [{ claim: 'team', matchType: 'Equals', value: 'blue', role: 'operators' }],
    },
  },
};

/**
 * The Terraform JSON of an environment, as its app writes it.
 *
 * @throws FaultError with every fault of the values.
 */
export function terraformJson(values: EnvironmentInput): TerraformJson {
  const outdir = mkdtempSync(join(tmpdir(), 'faults-'));
  try {
    synthesize(values, { outdir });
    return parseTerraformJson(readFileSync(join(outdir, 'stacks', values.name, 'cdk.tf.json'), 'utf8'));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
