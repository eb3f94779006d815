import type { Exchange } from './exchange';
import { organizationNamePage, organizationPickerPage } from './organization-pages';
import { databasesOfOrganization, organizationById, organizationByName, organizationsOf } from './organizations';
import { sendPage } from './pages';
import { personOf } from './people';

/** A step of a sign-in at which an organization is asked for. */
export interface OrganizationStep {
  readonly exchange: Exchange;
  readonly clientId: string;
  readonly application: string;
  /** What the form returned; `undefined` where the page is shown first. */
  readonly sent: string | undefined;
  /** Continues the sign-in with the organization of an id. */
  readonly choose: (organization: string) => Promise<void>;
}

/** Asks for a name, and takes it. */
export async function askForName({ exchange, clientId, application, sent, choose }: OrganizationStep): Promise<void> {
  const { tenant, host, response } = exchange;
  if (sent === undefined) return sendPage(response, 200, organizationNamePage({ host, application }));
  const name = sent.trim();
  const organization = organizationByName(tenant, name);
  const refuse = (reason: string) =>
    sendPage(response, 400, organizationNamePage({ host, application, refused: { name, reason } }));
  if (!organization) return refuse('There is no organization of this name');
  if (databasesOfOrganization(tenant, clientId, organization).length === 0)
    return refuse('This organization has no connection that is enabled for the application');
  return choose(organization.id);
}

/** Asks a person to pick one of their organizations, and takes it. */
export async function askToPick(
  { exchange, application, sent, choose }: OrganizationStep,
  accountId: string,
): Promise<void> {
  const { tenant, host, response } = exchange;
  const user = personOf(tenant, accountId);
  const organizations = user ? organizationsOf(tenant, user) : [];
  const picked = organizationById(tenant, sent);
  if (picked && organizations.includes(picked)) return choose(picked.id);
  return sendPage(
    response,
    sent === undefined ? 200 : 400,
    organizationPickerPage({ host, application, organizations }),
  );
}
