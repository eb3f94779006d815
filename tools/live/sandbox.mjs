import { CodedError } from '../coded-error.mjs';

/** Environment variables of the sandbox. All are required: nothing is read from a profile or from another environment. */
const VARIABLES = {
  account: 'LIVE_AWS_ACCOUNT',
  region: 'LIVE_AWS_REGION',
  bucket: 'LIVE_STATE_BUCKET',
  tenant: 'LIVE_AUTH0_TENANT',
  user: 'LIVE_USER',
};
const CREDENTIALS = ['FEDERATION_PASSWORD', 'AUTH0_CLIENT_ID', 'AUTH0_CLIENT_SECRET'];

/** The sandbox of the environment variables. Throws ERR_LIVE_SANDBOX with all missing variables. */
export function readSandbox(environment) {
  const missing = [...Object.values(VARIABLES), ...CREDENTIALS].filter((name) => !environment[name]);
  if (missing.length > 0) throw new CodedError('ERR_LIVE_SANDBOX', { missing: missing.join(', ') });
  return Object.fromEntries(Object.entries(VARIABLES).map(([key, name]) => [key, environment[name]]));
}

/** Values that recordings hide: those of the sandbox, and the name of the environment. */
export const hiddenValues = (name, sandbox) => ({
  [name]: '<name>',
  ...Object.fromEntries(Object.entries(sandbox).map(([key, value]) => [value, `<${key}>`])),
});

/**
 * The source of the values of a minimal environment. Terraform refuses any other account.
 *
 * @param existing - LIVE_IAM_PROVIDER=existing: the account has the IAM OIDC provider of the tenant, which is then referenced and not changed
 */
export const environmentSource = (name, { account, region, bucket, tenant }, { existing = false, ...more } = {}) =>
  `import type { EnvironmentInput } from '@auth0-cognito/environment';

export const environment = ${JSON.stringify(
    {
      name,
      stage: 'development',
      organization: 'live',
      account,
      region,
      state: { bucket },
      app: { url: 'http://localhost:3000' },
      domain: { prefix: `${name}-login` },
      federations: {
        auth0: {
          tenant: { domain: tenant },
          identityProvider: { name: 'Auth0', attributeMapping: { email: 'email', email_verified: 'email_verified' } },
          ...(existing && { iamOidcProvider: { existing: true } }),
          connections: { database: { name: 'Username-Password-Authentication' } },
        },
      },
      ...more,
    },
    null,
    2,
  )} satisfies EnvironmentInput;\n`;
