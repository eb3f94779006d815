/** The settings of one app client that applications need. */
export interface ClientOutputs {
  readonly client_id: string;
  /** Absolute URLs to which Cognito may redirect with a code. Empty for a machine client. */
  readonly callback_urls: readonly string[];
  /** Absolute URLs to which Cognito may redirect after sign-out, including Auth0's sign-out URL. */
  readonly logout_urls: readonly string[];
  /** OAuth scopes that the client may request. */
  readonly scopes: readonly string[];
  /** Names of the client's identity providers. `COGNITO` is the provider of native users. */
  readonly identity_providers: readonly string[];
}

/** One Auth0 tenant whose users sign in to the pool. */
export interface Auth0Outputs {
  /** Name of the identity provider in the pool, the value of `identity_provider` at `/oauth2/authorize`. */
  readonly identity_provider: string;
  /** Host of the tenant, or of its custom domain if that is the issuer. */
  readonly auth0_domain: string;
  /** `iss` of Auth0's tokens, with the trailing slash. */
  readonly auth0_issuer: string;
  readonly auth0_client_id: string;
  /** Scopes that Cognito requests from Auth0. */
  readonly scopes: readonly string[];
  /** ARN of the IAM OIDC identity provider. */
  readonly iam_oidc_provider_arn: string;
}

/**
 * The Terraform outputs of an environment, by name. Applications, `./federation config`, `verify` and the rehearsal read them. They contain
 * no secrets.
 */
export interface EnvironmentOutputs {
  readonly environment: string;
  readonly region: string;
  readonly account_id: string;
  /** URL of the application, as users type it. */
  readonly app_url: string;
  readonly user_pool_id: string;
  /** `iss` of the pool's tokens. */
  readonly user_pool_issuer: string;
  /** Host of the hosted sign-in. */
  readonly cognito_domain: string;
  /** Key in `clients` of the client that Auth0's login URI uses. */
  readonly web_client: string;
  readonly clients: Readonly<Record<string, ClientOutputs>>;
  /** Key in `federations` of the federation to which `auth0_logout_url` belongs. */
  readonly primary_federation: string;
  /** Keyed by federation name. */
  readonly federations: Readonly<Record<string, Auth0Outputs>>;
  readonly login_url: string;
  /** Cognito's sign-out URL that then redirects to the sign-in page. */
  readonly logout_url: string;
  /** Auth0's sign-out URL, which redirects to Cognito's. */
  readonly auth0_logout_url: string;
  readonly identity_pool_id: string;
  readonly authenticated_role_arn: string;
}

/** Names of the outputs of every environment, in alphabetical order. */
export const OUTPUT_NAMES = [
  'account_id',
  'app_url',
  'auth0_logout_url',
  'authenticated_role_arn',
  'clients',
  'cognito_domain',
  'environment',
  'federations',
  'identity_pool_id',
  'login_url',
  'logout_url',
  'primary_federation',
  'region',
  'user_pool_id',
  'user_pool_issuer',
  'web_client',
] as const satisfies readonly (keyof EnvironmentOutputs)[];
