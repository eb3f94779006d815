import type { Tenant } from '../management/tenant';
import type { ClientRecord, ConnectionRecord, OrganizationRecord, UserRecord } from '../store-state';
import { databasesOf } from './users';

const all = ({ store }: Tenant): readonly OrganizationRecord[] => Object.values(store.state.organizations);

/** An organization by its id. */
export const organizationById = (tenant: Tenant, id: unknown): OrganizationRecord | undefined =>
  all(tenant).find((organization) => organization.id === id);

/** An organization by its name, case-insensitive. */
export const organizationByName = (tenant: Tenant, name: string): OrganizationRecord | undefined =>
  all(tenant).find((organization) => organization.name === name.toLowerCase());

/** Whether requests and tokens of the tenant can contain names of organizations. */
const namesAreAllowed = ({ store }: Tenant): boolean =>
  store.state.settings.allow_organization_name_in_authentication_api === true;

/**
 * The organization that a request selects: by id, or by name if the tenant allows it.
 *
 * @see https://auth0.com/docs/manage-users/organizations/configure-organizations/use-org-name-authentication-api
 */
export const requestedOrganization = (tenant: Tenant, requested: string): OrganizationRecord | undefined =>
  organizationById(tenant, requested) ?? (namesAreAllowed(tenant) ? organizationByName(tenant, requested) : undefined);

/** Organizations of a user, in the order of their creation. */
export const organizationsOf = (tenant: Tenant, { user_id }: UserRecord): readonly OrganizationRecord[] =>
  all(tenant).filter(({ members }) => members.includes(user_id));

/** Database connections with which members of an organization sign in to an application. */
export const databasesOfOrganization = (
  tenant: Tenant,
  clientId: string,
  { connections }: OrganizationRecord,
): readonly ConnectionRecord[] =>
  databasesOf(tenant, clientId).filter(({ id }) => connections.some(({ connection_id }) => connection_id === id));

/** When an application prompts for the organization if the request does not contain one. `no_prompt` is Auth0's default. */
export const organizationPrompt = (
  client: ClientRecord,
): 'none' | 'no_prompt' | 'pre_login_prompt' | 'post_login_prompt' =>
  client.organization_usage === 'require' ? (client.organization_require_behavior ?? 'no_prompt') : 'none';

/** Adds a user to an organization if its connection assigns membership at sign-in. */
export function assignMembership(tenant: Tenant, organization: OrganizationRecord, user: UserRecord): void {
  const connection = Object.values(tenant.store.state.connections).find(({ name }) => name === user.connection);
  const assigns = organization.connections.some(
    ({ connection_id, assign_membership_on_login }) => connection_id === connection?.id && assign_membership_on_login,
  );
  if (!assigns || organization.members.includes(user.user_id)) return;
  tenant.store.change((draft) => {
    draft.organizations[organization.id]?.members.push(user.user_id);
  });
}

/** Ids of the organizations of sign-ins, by the ids of their grants. */
export type GrantedOrganizations = Map<string, string>;

/** Organization claims of an ID token. @see https://auth0.com/docs/manage-users/organizations/using-tokens */
export const organizationClaims = (tenant: Tenant, { id, name }: OrganizationRecord) => ({
  org_id: id,
  ...(namesAreAllowed(tenant) && { org_name: name }),
});
