import type { Exchange } from './exchange';
import { organizationNamePage, organizationPickerPage } from './organization-pages';
import { databasesOfOrganization, organizationById, organizationByName, organizationsOf } from './organizations';
import { sendPage } from './pages';
import { activeUser } from './users';

/** A step of a sign-in that prompts for an organization. */
export interface OrganizationStep {
  readonly exchange: Exchange;
  readonly clientId: string;
  readonly application: string;
  /** The submitted value; `undefined` at the first request of the page. */
  readonly sent: string | undefined;
  /** Continues the sign-in with the organization that has this id. */
  readonly choose: (organization: string) => Promise<void>;
}

/** Prompts for a name, and handles the form. */
export async function promptForName({
  exchange,
  clientId,
  application,
  sent,
  choose,
}: OrganizationStep): Promise<void> {
  const { tenant, host, response } = exchange;
  if (sent === undefined) return sendPage(response, 200, organizationNamePage({ host, application }));
  const name = sent.trim();
  const organization = organizationByName(tenant, name);
  const refuse = (reason: string) =>
    sendPage(response, 400, organizationNamePage({ host, application, refused: { name, reason } }));
  if (!organization) return refuse('No organization has this name');
  if (databasesOfOrganization(tenant, clientId, organization).length === 0)
    return refuse('This organization has no connection that is enabled for the application');
  return choose(organization.id);
}

/** Prompts a user to select one of their organizations, and handles the form. */
export async function promptForChoice(
  { exchange, application, sent, choose }: OrganizationStep,
  accountId: string,
): Promise<void> {
  const { tenant, host, response } = exchange;
  const user = activeUser(tenant, accountId);
  const organizations = user ? organizationsOf(tenant, user) : [];
  const picked = organizationById(tenant, sent);
  if (picked && organizations.includes(picked)) return choose(picked.id);
  return sendPage(
    response,
    sent === undefined ? 200 : 400,
    organizationPickerPage({ host, application, organizations }),
  );
}
