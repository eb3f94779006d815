import { texts } from './diagnostics';
import type { ObjectValue } from './values';

/** Address and credentials of a tenant. */
export interface Settings {
  /** Host name of the tenant, without a scheme. */
  readonly domain: string;
  readonly audience: string;
  readonly credentials: { readonly apiToken: string } | { readonly clientId: string; readonly clientSecret: string };
  /** Value of the header Auth0-Custom-Domain. */
  readonly customDomainHeader: string | undefined;
}

/** Unsupported settings: they need the Auth0 CLI, a private key or several tenants. */
const UNSUPPORTED = [
  'cli_login',
  'client_assertion_private_key',
  'client_assertion_signing_alg',
  'dynamic_credentials',
];

/**
 * Settings of one provider block. Its attributes override the environment variables, as in the real provider. The scheme is always https,
 * even if the domain has another.
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
