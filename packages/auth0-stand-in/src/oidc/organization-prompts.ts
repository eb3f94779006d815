import type { KoaContextWithOIDC } from 'oidc-provider';
import { errors, interactionPolicy } from 'oidc-provider';
import type { Tenant } from '../management/tenant';
import type { OrganizationRecord } from '../store-state';
import { organizationById, organizationPrompt, organizationsOf, requestedOrganization } from './organizations';
import { clientOf, activeUser } from './users';

/** Names of the pages that prompt for an organization: before and after the credentials. */
export const ORGANIZATION_PAGES = { before: 'organization-name', after: 'organization-picker' } as const;

/** State of the organization of a sign-in: none is needed, one is chosen, or the user has to be prompted. */
export type OrganizationState =
  | { readonly kind: 'none' }
  | { readonly kind: 'chosen'; readonly organization: OrganizationRecord }
  | { readonly kind: 'prompt'; readonly at: keyof typeof ORGANIZATION_PAGES };

/** A sign-in so far: the parameters of its request, and the results of its pages. */
interface SignInProgress {
  readonly clientId: unknown;
  readonly asked: unknown;
  readonly result: Readonly<Record<string, unknown>> | undefined;
  readonly accountId: string | undefined;
}

/**
 * The state of the organization of a sign-in. A member of only one organization is not prompted.
 *
 * @throws errors.InvalidRequest for a user without an organization, if the application requires one after the credentials.
 * @see https://auth0.com/docs/manage-users/organizations/login-flows-for-organizations
 */
export function organizationState(
  tenant: Tenant,
  { clientId, asked, result, accountId }: SignInProgress,
): OrganizationState {
  const requested = typeof asked === 'string' ? requestedOrganization(tenant, asked) : undefined;
  const organization = requested ?? organizationById(tenant, result?.organization);
  if (organization) return { kind: 'chosen', organization };
  const client = clientOf(tenant, clientId);
  const prompt = client ? organizationPrompt(client) : 'none';
  if (prompt === 'pre_login_prompt') return { kind: 'prompt', at: 'before' };
  const user = accountId === undefined ? undefined : activeUser(tenant, accountId);
  if (prompt !== 'post_login_prompt' || !user) return { kind: 'none' };
  const [first, ...others] = organizationsOf(tenant, user);
  if (!first) {
    throw new errors.InvalidRequest(
      'client requires organization membership, but user does not belong to any organization',
    );
  }
  return others.length === 0 ? { kind: 'chosen', organization: first } : { kind: 'prompt', at: 'after' };
}

/** The state for a request of a browser. */
export const organizationStateOf = (tenant: Tenant, { oidc }: KoaContextWithOIDC): OrganizationState =>
  organizationState(tenant, {
    clientId: oidc.client?.clientId,
    asked: oidc.params?.organization,
    result: oidc.result,
    accountId: oidc.account?.accountId,
  });

/** The prompt of oidc-provider before or after the credentials. */
export const organizationPage = (tenant: Tenant, at: keyof typeof ORGANIZATION_PAGES) =>
  new interactionPolicy.Prompt(
    { name: ORGANIZATION_PAGES[at], requestable: false },
    new interactionPolicy.Check('organization', 'the application requires an organization', (ctx) => {
      const state = organizationStateOf(tenant, ctx);
      return state.kind === 'prompt' && state.at === at;
    }),
  );
