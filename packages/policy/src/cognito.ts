import { isObject, type Json, prefixDomainHost, isAuth0TenantHost } from '@auth0-cognito/contract';
import { expanded, referred } from './expressions';
import { at, texts } from './json';
import { ofType, type Resource, type Subject } from './subject';

export const POOL = 'aws_cognito_user_pool';
export const DOMAIN = 'aws_cognito_user_pool_domain';
export const PROVIDER = 'aws_cognito_identity_provider';
export const CLIENT = 'aws_cognito_user_pool_client';
export const MANAGED_CLIENT = 'aws_cognito_managed_user_pool_client';
export const APPLICATION = 'auth0_client';
export const CREDENTIALS = 'auth0_client_credentials';

/** Data source for a user pool of another stack. */
const POOL_LOOKUP = 'aws_cognito_user_pools';

/** Whether a value depends on a user pool of the configuration: a created or a referenced one. */
export function followsPool(subject: Subject, value: Json | undefined): boolean {
  if ([POOL, POOL_LOOKUP].some((type) => referred(subject, value, type).length > 0)) return true;
  // A `terraform_data` resource, which is replaced together with the pool.
  return referred(subject, value, 'terraform_data').some(
    ({ values }) => referred(subject, values.triggers_replace, POOL_LOOKUP).length > 0,
  );
}

/** Whether Terraform ignores all changes of a resource. */
export const ignoresAll = ({ values }: Resource) => at(values, 'lifecycle', 'ignore_changes') === 'all';

/** The resources that manage settings of app clients: all except plain clients that only create the id. */
export function settingClients(subject: Subject): readonly Resource[] {
  return [...ofType(subject, MANAGED_CLIENT), ...ofType(subject, CLIENT).filter((client) => !ignoresAll(client))];
}

/** Whether users sign in with a client. A machine client has only the client credentials flow. */
export function isUserClient({ values }: Resource): boolean {
  return texts(values.allowed_oauth_flows).some((flow) => flow !== 'client_credentials');
}

/** OIDC identity providers of user pools. */
export function oidcProviders(subject: Subject): readonly Resource[] {
  return ofType(subject, PROVIDER).filter(({ values }) => values.provider_type === 'OIDC');
}

/** The Auth0 applications with which users sign in to a user pool, created or referenced: those whose id an identity provider has. */
export function signInApplications(subject: Subject): readonly Resource[] {
  return oidcProviders(subject).flatMap(({ values }) =>
    referred(subject, at(values, 'provider_details', 'client_id'), APPLICATION),
  );
}

/** The applications of {@link signInApplications} that this stack creates. Referenced applications are not checked. */
export function federatedApplications(subject: Subject): readonly Resource[] {
  const addresses = signInApplications(subject).map(({ address }) => address);
  return ofType(subject, APPLICATION).filter(({ mode, address }) => mode === 'managed' && addresses.includes(address));
}

/** Hosts of the hosted sign-in pages. */
export function cognitoHosts(subject: Subject): readonly string[] {
  const region = subject.providers.aws?.find((provider) => provider.alias === undefined)?.region;
  return ofType(subject, DOMAIN).flatMap(({ values }) => {
    if (typeof values.domain !== 'string') return [];
    const domain = expanded(subject, values.domain);
    return [domain.includes('.') ? domain : prefixDomainHost(domain, String(region))];
  });
}

/**
 * Hosts of the Auth0 tenants of a configuration: those of the provider blocks, and the custom domains in the outputs. An Auth0 host that
 * is in no provider block belongs to another tenant.
 */
export function tenantHosts({ providers, outputs }: Subject): readonly string[] {
  const federations = outputs.federations?.value;
  const known = Object.values(isObject(federations) ? federations : {}).map((federation) =>
    at(federation, 'auth0_domain'),
  );
  return [
    ...(providers.auth0 ?? []).map(({ domain }) => domain),
    ...known.filter((host) => !isAuth0TenantHost(String(host))),
  ].filter((host) => typeof host === 'string');
}
