import { texts } from './diagnostics';
import type { ObjectValue } from './values';

/** How the provider reaches a tenant. */
export interface Settings {
  /** Host name of the tenant, without a scheme. */
  readonly domain: string;
  readonly audience: string;
  readonly credentials: { readonly apiToken: string } | { readonly clientId: string; readonly clientSecret: string };
  /** Sent as Auth0-Custom-Domain where set. */
  readonly customDomainHeader: string | undefined;
}

/** Ways to sign in that need the Auth0 CLI, a key or several tenants at once. */
const UNSUPPORTED = [
  'cli_login',
  'client_assertion_private_key',
  'client_assertion_signing_alg',
  'dynamic_credentials',
];

/**
 * Settings of one provider block. Its attributes win over the environment variables, as in the real provider; the scheme is https
 * whatever the domain says.
 */
export function resolveSettings(config: ObjectValue, environment: NodeJS.ProcessEnv): Settings {
  const setting = (attribute: string, variable: string): string | undefined => {
    const value = config[attribute];
    return (typeof value === 'string' && value) || environment[variable] || undefined;
  };
  for (const name of UNSUPPORTED) if (config[name]) throw texts.unsupportedSetting(name);

  const domain = setting('domain', 'AUTH0_DOMAIN')
    ?.replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  if (!domain) throw texts.missingDomain();

  const apiToken = setting('api_token', 'AUTH0_API_TOKEN');
  const clientId = setting('client_id', 'AUTH0_CLIENT_ID');
  const clientSecret = setting('client_secret', 'AUTH0_CLIENT_SECRET');
  if (!apiToken && !(clientId && clientSecret)) throw texts.missingCredentials();

  return {
    domain,
    audience: setting('audience', 'AUTH0_AUDIENCE') ?? `https://${domain}/api/v2/`,
    credentials: apiToken ? { apiToken } : { clientId: clientId ?? '', clientSecret: clientSecret ?? '' },
    customDomainHeader: setting('custom_domain_header', 'AUTH0_CUSTOM_DOMAIN_HEADER'),
  };
}
