import { defineFaults, THIS_PROJECT } from '@auth0-cognito/contract';

/** Faults of federations and their Auth0 applications. */
export const auth0Faults = defineFaults({
  ERR_FEDERATION_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    allowed: known.join(', '),
    source: THIS_PROJECT,
    fix: 'choose one of the federations',
  }),
  ERR_TENANT_HOST: {
    allowed:
      "the tenant's own host, which ends with .auth0.com or .auth0app.com: only this host has the Management API",
    source: 'https://auth0.com/docs/customize/custom-domains',
    fix: "write the tenant's own host as domain, and a custom domain of Auth0 as customDomain",
  },
  ERR_TENANT_CUSTOM_DOMAIN: {
    allowed: 'a custom domain of Auth0, which ends with neither .auth0.com nor .auth0app.com',
    source: 'https://auth0.com/docs/customize/custom-domains',
    fix: "remove it, or write the custom domain: the tenant's own host is domain",
  },
  ERR_IAM_PROVIDER_SHARED: ({ owner, differing }: { owner: string; differing: readonly string[] }) => ({
    received: differing.join(', '),
    allowed: `the settings of ${owner}: IAM has one OIDC provider per URL, and these federations share it`,
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html',
    fix: `remove them here, or move them to ${owner}`,
  }),
  ERR_AUTH0_NAME_INVALID: {
    allowed: '1 to 255 characters, neither < nor >',
    source: 'https://auth0.com/docs/api/management/v2/clients/post-clients',
    fix: 'rename it',
  },
  ERR_AUTH0_CLIENT_ID_INVALID: {
    allowed: '16 to 64 letters and digits',
    source: THIS_PROJECT,
    fix: "copy the application's client id from Auth0",
  },
  ERR_EXISTING_APPLICATION_SETTINGS: {
    allowed: 'existingClientId alone: a referenced application is not changed',
    source: THIS_PROJECT,
    fix: 'remove the other settings, or existingClientId',
  },
  ERR_ORGANIZATION_PROMPT_UNUSED: {
    allowed: "organizationPrompt with organizationUsage: 'require': Auth0 prompts only with this setting",
    source: 'https://auth0.com/docs/manage-users/organizations/configure-organizations/define-organization-behavior',
    fix: "remove organizationPrompt, or set organizationUsage to 'require'",
  },
  ERR_CONNECTION_INVALID: {
    allowed: "a connection's id (con_…) or its name",
    source: THIS_PROJECT,
    fix: 'set either { id } or { name }',
  },
  ERR_CLAIM_NAME_INVALID: {
    allowed: 'a custom claim: Auth0 drops those that it restricts, such as roles, groups and permissions',
    source: 'https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims#general-restrictions',
    fix: 'rename the claim, for example to a namespace URL: https://example.com/roles',
  },
  ERR_CLAIM_SOURCE_INVALID: {
    allowed: 'a property of the Auth0 user: email, user_metadata.team, app_metadata.roles',
    source: 'https://auth0.com/docs/manage-users/user-accounts/user-profiles/user-profile-structure',
    fix: 'correct the path',
  },
});
