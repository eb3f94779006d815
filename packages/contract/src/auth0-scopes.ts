/**
 * Scopes of the Auth0 management application by which Terraform deploys: what the constructs' resources need, no more. A rehearsal
 * grants exactly these, so that a missing one shows before a deployment does.
 */
export const AUTH0_SCOPES: readonly string[] = [
  'create:clients',
  'read:clients',
  'update:clients',
  'delete:clients',
  'read:client_keys',
  // A chosen client secret is a PATCH of `client_secret`; `./federation rotate` rotates one.
  // https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
  // https://auth0.com/docs/api/management/v2/clients/post-rotate-secret
  'update:client_keys',
  'create:client_credentials',
  'read:client_credentials',
  'update:client_credentials',
  'delete:client_credentials',
  'read:connections',
  'update:connections',
  'read:tenant_settings',
  'read:custom_domains',
  'create:actions',
  'read:actions',
  'update:actions',
  'delete:actions',
];

/** Scopes of the management application by which Terraform plans: it reads, and reads secrets too. */
export const AUTH0_PLAN_SCOPES: readonly string[] = AUTH0_SCOPES.filter((scope) => scope.startsWith('read:'));
