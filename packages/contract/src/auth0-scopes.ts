/** The scopes to create, read, update and delete a resource: `create:clients`, `read:clients`, … */
const each = (resource: string) => ['create', 'read', 'update', 'delete'].map((verb) => `${verb}:${resource}`);

/**
 * Scopes of the Management API that Terraform needs for each type of resource and data source, to create, read, change and delete it.
 *
 * @see https://auth0.com/docs/api/management/v2
 * @see https://github.com/auth0/terraform-provider-auth0/tree/main/docs
 */
const SCOPES_OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  auth0_client: each('clients'),
  auth0_client_credentials: ['read:client_keys', ...each('client_credentials')],
  auth0_client_grant: each('client_grants'),
  auth0_connection_client: ['read:connections', 'update:connections'],
  auth0_action: each('actions'),
  auth0_trigger_action: ['read:actions', 'update:actions'],
  'data.auth0_client': ['read:clients', 'read:client_keys'],
  'data.auth0_connection': ['read:connections'],
  'data.auth0_tenant': ['read:tenant_settings'],
};

/**
 * Scopes of the Auth0 management application with which Terraform deploys. They are the minimum for the resources of the constructs. A
 * rehearsal grants exactly these scopes, so it fails if one is missing.
 */
export const AUTH0_SCOPES: readonly string[] = [
  ...each('clients'),
  'read:client_keys',
  // To set a client secret (a PATCH of `client_secret`), and to rotate one (`./federation rotate`).
  // https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
  // https://auth0.com/docs/api/management/v2/clients/post-rotate-secret
  'update:client_keys',
  ...each('client_credentials'),
  'read:connections',
  'update:connections',
  'read:tenant_settings',
  'read:custom_domains',
  ...each('actions'),
];

/** Scopes of the management application with which Terraform plans. It only reads, but it can also read secrets. */
export const AUTH0_PLAN_SCOPES: readonly string[] = AUTH0_SCOPES.filter((scope) => scope.startsWith('read:'));

/**
 * Scopes that Terraform needs for types of resources and data sources, without duplicates, in alphabetical order. Types that are not in
 * the table add no scope.
 *
 * @param types - `auth0_client`, `data.auth0_tenant`
 */
export const auth0ScopesOf = (types: readonly string[]): readonly string[] =>
  [...new Set(types.flatMap((type) => SCOPES_OF_TYPES[type] ?? []))].sort();
