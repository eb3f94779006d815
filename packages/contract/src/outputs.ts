/** One application client of the user pool, as applications need it. */
export interface ClientOutputs {
  readonly client_id: string;
  /** Absolute URLs to which Cognito may return with a code. Empty for a machine client. */
  readonly callback_urls: readonly string[];
  /** Absolute URLs to which Cognito may return after sign-out, Auth0's own sign-out among them. */
  readonly logout_urls: readonly string[];
  /** OAuth scopes the client may ask for. */
  readonly scopes: readonly string[];
  /** Names of the identity providers offered to the client, `COGNITO` for native users. */
  readonly identity_providers: readonly string[];
}

/** One Auth0 tenant that signs people in to the pool. */
export interface Auth0Outputs {
  /** Name of the identity provider in the pool, the value of `identity_provider` at `/oauth2/authorize`. */
  readonly identity_provider: string;
  /** Host of the tenant, or of its custom domain where that is the issuer. */
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
 * The outputs of the stack of an environment, read by applications, `./federation config`, `verify` and the rehearsal. The keys are the
 * names of Terraform outputs. Nothing here is a secret.
 */
export interface EnvironmentOutputs {
  readonly environment: string;
  readonly region: string;
  readonly account_id: string;
  /** Where the application is, as its users type it. */
  readonly app_url: string;
  readonly user_pool_id: string;
  /** `iss` of the pool's tokens. */
  readonly user_pool_issuer: string;
  /** Host of the hosted sign-in. */
  readonly cognito_domain: string;
  /** The client that Auth0's login URI names, a key of `clients`. */
  readonly web_client: string;
  readonly clients: Readonly<Record<string, ClientOutputs>>;
  /** The federation whose sign-out `auth0_logout_url` is, a key of `federations`. */
  readonly primary_federation: string;
  /** Keyed by federation name. */
  readonly federations: Readonly<Record<string, Auth0Outputs>>;
  readonly login_url: string;
  /** Cognito's sign-out that ends at the sign-in page. */
  readonly logout_url: string;
  /** Auth0's sign-out, which redirects to Cognito's. */
  readonly auth0_logout_url: string;
  readonly identity_pool_id: string;
  readonly authenticated_role_arn: string;
}

/** Names of the outputs every environment has, in alphabetical order. */
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
