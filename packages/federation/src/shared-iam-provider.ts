import { fault } from './faults';
import * as checks from './checks';
import type { FederationSettings } from './federated-user-pool-settings';

type Federations = Readonly<Record<string, FederationSettings>>;

/** URL of the provider of a federation in IAM. */
function iamUrl({ tenant, iamOidcProvider }: FederationSettings): string {
  const host = tenant.customDomain ?? tenant.domain;
  return iamOidcProvider?.consumer === 'sts' ? `${host}/` : host;
}

/**
 * Key of the federation that creates the IAM OIDC provider of another federation: an account has one provider per URL, which
 * lists all client ids. Undefined if a federation creates or references its own provider.
 */
export function creatorOf(key: string, federations: Federations): string | undefined {
  const own = federations[key];
  const [maker] =
    Object.entries(federations).find(
      ([, other]) => own && iamUrl(other) === iamUrl(own) && !other.iamOidcProvider?.existing,
    ) ?? [];
  return maker === key ? undefined : maker;
}

/** Faults of settings of a shared provider that only the federation that creates it can have. */
export function checkSharedProviders(path: string, federations: Federations): checks.Findings {
  return Object.entries(federations).map(([key, { iamOidcProvider }]) => {
    const owner = creatorOf(key, federations);
    if (owner === undefined) return undefined;
    const { tags, thumbprints } = iamOidcProvider ?? {};
    const made = federations[owner]?.iamOidcProvider;
    const differing = Object.entries({ tags, thumbprints })
      .filter(([name, value]) => value && JSON.stringify(value) !== JSON.stringify(made?.[name as keyof typeof made]))
      .map(([name]) => name);
    return differing.length > 0
      ? fault.ERR_IAM_PROVIDER_SHARED({ path: `${path}.${key}.iamOidcProvider`, owner, differing })
      : undefined;
  });
}
