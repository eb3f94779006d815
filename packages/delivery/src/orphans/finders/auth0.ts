import { managementOf } from '../../auth0/management';
import type { Finder, Finders } from './finder';

/** Maximum page size of the Management API. */
const PAGE = 100;

const application: Finder = async (input) => {
  const name = input.text('name');
  const found = [];
  const clients = await managementOf(input.declared.provider).clients.list({
    fields: 'name,client_id',
    include_fields: true,
    per_page: PAGE,
  });
  for await (const { name: each, client_id: id = '' } of clients) {
    const kind = `Auth0 application ${JSON.stringify(each)}`;
    found.push({ kind, id, isNamed: each === name, deletion: `auth0 apps delete ${id}` });
  }
  return found;
};

const action: Finder = async (input) => {
  const name = input.text('name');
  const found = [];
  for await (const { name: each, id = '' } of await managementOf(input.declared.provider).actions.list({
    per_page: PAGE,
  })) {
    const kind = `Auth0 action ${JSON.stringify(each)}`;
    found.push({
      kind,
      id,
      isNamed: each === name,
      deletion: `auth0 api delete actions/actions/${id} --query force=true`,
    });
  }
  return found;
};

/**
 * Finders for the types that Auth0 would create a second time. Credentials, connections and triggers need none: they only change settings.
 * The deletions are commands of the Auth0 CLI. To delete an action that is bound to a trigger, the command calls the API with `force`, for
 * which `auth0 actions delete` has no option.
 *
 * @see https://auth0.github.io/auth0-cli/
 * @see https://auth0.com/docs/api/management/v2/actions/delete-action, force
 */
export const auth0Finders: Finders = { auth0_client: application, auth0_action: action };
