import { auth0Issuer, idpResponseUrl, isAuth0TenantHost, loginUrl, logoutUrl } from '@auth0-cognito/contract';
import type { ExistingApplication, ExistingPool } from '@auth0-cognito/delivery/existing';
import type { EnvironmentInput } from '@auth0-cognito/environment';

type Provider = ExistingPool['identityProviders'][number];
type Tenant = EnvironmentInput['federations'][string]['tenant'];

/** Host of the issuer of an OIDC provider, without a trailing slash; undefined for other providers. */
export function issuerHostOf({ ProviderType, ProviderDetails }: Provider): string | undefined {
  if (ProviderType !== 'OIDC') return undefined;
  return /^https:\/\/([^/]+)\/?$/.exec(ProviderDetails?.oidc_issuer ?? '')?.[1];
}

/**
 * The Auth0 tenant of an identity provider; undefined if it is another OIDC provider. A custom domain is recognized if a tenant of the environment
 * has it.
 */
export function tenantOf(provider: Provider, known: readonly Tenant[]): Tenant | undefined {
  const host = issuerHostOf(provider);
  if (host === undefined) return undefined;
  const named = known.find(({ domain, customDomain }) => (customDomain ?? domain) === host);
  return named ?? (isAuth0TenantHost(host) ? { domain: host } : undefined);
}

/** Client id of the Auth0 application that an identity provider has. */
export const clientIdOf = ({ ProviderDetails }: Provider): string => ProviderDetails?.client_id ?? '';

/** Other inputs of a federation's values. */
export interface FederationContext {
  readonly tenant: Tenant;
  readonly cognitoHost: string;
  readonly webClient: { readonly clientId: string; readonly callbackUrl: string };
  readonly iamProviders: ExistingPool['iamProviders'];
  /** ARNs of the IAM OIDC providers that the identity pool accepts. */
  readonly associated: readonly string[];
}

/** Values of a federation: its identity provider, Auth0 application, connections and IAM OIDC provider. */
export function federationValues(provider: Provider, existing: ExistingApplication, context: FederationContext) {
  const { tenant, cognitoHost, webClient } = context;
  const { application, connections } = existing;
  const { username, ...mapping } = provider.AttributeMapping ?? {};
  const identityProvider = {
    name: provider.ProviderName ?? '',
    attributeMapping: { ...mapping, ...(username !== undefined && username !== 'sub' && { username }) },
    scopes: (provider.ProviderDetails?.authorize_scopes ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
    ...((provider.IdpIdentifiers ?? []).length > 0 && { idpIdentifiers: [...(provider.IdpIdentifiers ?? [])] }),
  };
  const own = { cognitoHost, clientId: webClient.clientId, redirectUri: webClient.callbackUrl };
  const [signIn, signOut] = [loginUrl(own), logoutUrl(own)];
  const allowed = (application.allowed_logout_urls ?? []).filter((url: string) => url !== signOut);
  return {
    tenant,
    identityProvider,
    connections: Object.fromEntries(connections.map(({ name }) => [name, { name }])),
    iamOidcProvider: iamProviderValues(clientIdOf(provider), context),
    ...(isShared(existing, cognitoHost)
      ? { application: { existingClientId: clientIdOf(provider) } }
      : {
          application: {
            name: application.name ?? '',
            description: application.description || undefined,
            logoUri: application.logo_uri || undefined,
            organizationUsage: application.organization_usage,
            ...(application.organization_usage === 'require' && {
              organizationPrompt: application.organization_require_behavior,
            }),
          },
          // The client's sign-in page is the default.
          ...(application.initiate_login_uri !== signIn && {
            initiateLoginUri: application.initiate_login_uri || undefined,
          }),
          allowedLogoutUrls: allowed,
        }),
  };
}

/** Whether other applications use the Auth0 application, by its callbacks. This stack then refers to it and does not change it. */
function isShared({ application }: ExistingApplication, cognitoHost: string): boolean {
  return (application.callbacks ?? []).some((url: string) => url !== idpResponseUrl(cognitoHost));
}

/**
 * The IAM OIDC provider of the issuer: the one that the identity pool accepts, or the one for STS. If it has other client ids too, other teams depend
 * on it.
 */
function iamProviderValues(clientId: string, { tenant, iamProviders, associated }: FederationContext) {
  const issuer = auth0Issuer(tenant.customDomain ?? tenant.domain).replace(/^https:\/\//, '');
  const own = iamProviders.filter(({ url }) => url === issuer || `${url}/` === issuer);
  // A new provider for the identity pool would change the identity pool; one for STS changes nothing.
  const found = own.find(({ arn }) => associated.includes(arn)) ?? own.find(({ url }) => url.endsWith('/'));
  if (found === undefined) return { consumer: 'sts' };
  const consumer = found.url.endsWith('/') ? 'sts' : 'identity-pool';
  return found.clientIds.every((id) => id === clientId) ? { consumer } : { consumer, existing: true };
}
