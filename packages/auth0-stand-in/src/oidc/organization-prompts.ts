import type { KoaContextWithOIDC } from 'oidc-provider';
import { errors, interactionPolicy } from 'oidc-provider';
import type { Tenant } from '../management/tenant';
import type { OrganizationRecord } from '../store-state';
import { organizationById, organizationPrompt, organizationsOf, requestedOrganization } from './organizations';
import { clientOf, personOf } from './people';

/** Names of the pages that ask for an organization: before the credentials, and after. */
export const ORGANIZATION_PAGES = { before: 'organization-name', after: 'organization-picker' } as const;

/** Where a sign-in is with its organization: it needs none, has one, or has to ask. */
export type OrganizationState =
  | { readonly kind: 'none' }
  | { readonly kind: 'chosen'; readonly organization: OrganizationRecord }
  | { readonly kind: 'asks'; readonly at: keyof typeof ORGANIZATION_PAGES };

/** What is known of a sign-in: the parameters of its request, and what its pages returned. */
interface SignInSoFar {
  readonly clientId: unknown;
  readonly asked: unknown;
  readonly result: Readonly<Record<string, unknown>> | undefined;
  readonly accountId: string | undefined;
}

/**
 * The state of a sign-in. A member of one organization does not pick it.
 *
 * @throws errors.InvalidRequest for a person without an organization, where the application requires one after the credentials.
 * @see https://auth0.com/docs/manage-users/organizations/login-flows-for-organizations
 */
export function organizationState(
  tenant: Tenant,
  { clientId, asked, result, accountId }: SignInSoFar,
): OrganizationState {
  const requested = typeof asked === 'string' ? requestedOrganization(tenant, asked) : undefined;
  const organization = requested ?? organizationById(tenant, result?.organization);
  if (organization) return { kind: 'chosen', organization };
  const client = clientOf(tenant, clientId);
  const prompt = client ? organizationPrompt(client) : 'none';
  if (prompt === 'pre_login_prompt') return { kind: 'asks', at: 'before' };
  const user = accountId === undefined ? undefined : personOf(tenant, accountId);
  if (prompt !== 'post_login_prompt' || !user) return { kind: 'none' };
  const [first, ...others] = organizationsOf(tenant, user);
  if (!first) {
    throw new errors.InvalidRequest(
      'client requires organization membership, but user does not belong to any organization',
    );
  }
  return others.length === 0 ? { kind: 'chosen', organization: first } : { kind: 'asks', at: 'after' };
}

/** The state of the sign-in that a request of a browser continues. */
export const organizationStateOf = (tenant: Tenant, { oidc }: KoaContextWithOIDC): OrganizationState =>
  organizationState(tenant, {
    clientId: oidc.client?.clientId,
    asked: oidc.params?.organization,
    result: oidc.result,
    accountId: oidc.account?.accountId,
  });

/** The page that asks at a moment of the sign-in. */
export const organizationPage = (tenant: Tenant, at: keyof typeof ORGANIZATION_PAGES) =>
  new interactionPolicy.Prompt(
    { name: ORGANIZATION_PAGES[at], requestable: false },
    new interactionPolicy.Check('organization', 'the application requires an organization', (ctx) => {
      const state = organizationStateOf(tenant, ctx);
      return state.kind === 'asks' && state.at === at;
    }),
  );
