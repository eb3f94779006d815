import { managementOf } from '../auth0/management';
import type { Finder, Finders } from './orphan';

/** The Management API's longest page. */
const PAGE = 100;

const application: Finder = async (sought) => {
  const name = sought.text('name');
  const found = [];
  const clients = await managementOf(sought.declared.provider).clients.list({
    fields: 'name,client_id',
    include_fields: true,
    per_page: PAGE,
  });
  for await (const client of clients) {
    const kind = `Auth0 application ${JSON.stringify(client.name)}`;
    found.push({ kind, id: client.client_id ?? '', isNamed: client.name === name });
  }
  return found;
};

const action: Finder = async (sought) => {
  const name = sought.text('name');
  if (name === undefined) return [];
  const found = [];
  for await (const each of await managementOf(sought.declared.provider).actions.list({
    actionName: name,
    per_page: PAGE,
  })) {
    if (each.name === name)
      found.push({ kind: `Auth0 action ${JSON.stringify(name)}`, id: each.id ?? '', isNamed: true });
  }
  return found;
};

/** Finders of what Auth0 makes a second time. Credentials, connections and triggers are only set. */
export const auth0Finders: Finders = { auth0_client: application, auth0_action: action };
