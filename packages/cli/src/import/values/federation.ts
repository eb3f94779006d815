import { auth0Issuer, idpResponseUrl, isAuth0TenantHost, loginUrl, logoutUrl } from '@auth0-cognito/contract';
import type { ExistingApplication, ExistingPool } from '@auth0-cognito/delivery/existing';
import type { EnvironmentInput } from '@auth0-cognito/environment';

type Provider = ExistingPool['identityProviders'][number];
type Tenant = EnvironmentInput['federations'][string]['tenant'];

/** The issuer's host of an OIDC provider, with or without a slash behind it; undefined for other providers. */
export function issuerHostOf({ ProviderType, ProviderDetails }: Provider): string | undefined {
  if (ProviderType !== 'OIDC') return undefined;
  return /^https:\/\/([^/]+)\/?$/.exec(ProviderDetails?.oidc_issuer ?? '')?.[1];
}

/**
 * The Auth0 tenant that an identity provider is of; undefined where it is another OIDC provider. A custom domain is recognized by the tenants
 * that the environment has.
 */
export function tenantOf(provider: Provider, known: readonly Tenant[]): Tenant | undefined {
  const host = issuerHostOf(provider);
  if (host === undefined) return undefined;
  const named = known.find(({ domain, customDomain }) => (customDomain ?? domain) === host);
  return named ?? (isAuth0TenantHost(host) ? { domain: host } : undefined);
}

/** Client id of the Auth0 application that an identity provider has. */
export const clientIdOf = ({ ProviderDetails }: Provider): string => ProviderDetails?.client_id ?? '';

/** What the values of a federation also depend on. */
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

/** Whether an application has callbacks of others. This stack then refers to it, and changes nothing of it. */
export function isShared({ application }: ExistingApplication, cognitoHost: string): boolean {
  return (application.callbacks ?? []).some((url: string) => url !== idpResponseUrl(cognitoHost));
}

/**
 * The IAM OIDC provider of the issuer: the one that the identity pool accepts, or the one for STS. Of a provider that also has other client
 * ids, other teams depend on the list.
 */
function iamProviderValues(clientId: string, { tenant, iamProviders, associated }: FederationContext) {
  const issuer = auth0Issuer(tenant.customDomain ?? tenant.domain).replace(/^https:\/\//, '');
  const own = iamProviders.filter(({ url }) => url === issuer || `${url}/` === issuer);
  // To take one for the identity pool would change it; a new one for STS changes nothing.
  const found = own.find(({ arn }) => associated.includes(arn)) ?? own.find(({ url }) => url.endsWith('/'));
  if (found === undefined) return { consumer: 'sts' };
  const consumer = found.url.endsWith('/') ? 'sts' : 'identity-pool';
  return found.clientIds.every((id) => id === clientId) ? { consumer } : { consumer, existing: true };
}
