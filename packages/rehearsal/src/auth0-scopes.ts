/**
 * Scopes of the Auth0 management application that Terraform uses: what the constructs' resources need, no more. A rehearsal
 * grants exactly these, so that a missing one shows before a deployment does.
 */
export const AUTH0_SCOPES: readonly string[] = [
  'create:clients',
  'read:clients',
  'update:clients',
  'delete:clients',
  'read:client_keys',
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
