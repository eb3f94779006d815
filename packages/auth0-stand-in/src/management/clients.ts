import type { Management } from 'auth0';
import type { ClientRecord } from '../store-state';
import { without } from '../store-state';
import { apiErrors } from '../errors';
import { createClientSchema, updateClientSchema } from './client-schema';
import { changedClient, clientView, newClient } from './client-view';
import type { Call, Route } from './route';
import {
  CHECKPOINT_QUERY,
  FIELDS_QUERY,
  PAGE_QUERY,
  checkpointed,
  chosenFields,
  created,
  find,
  noContent,
  ok,
  paged,
  route,
} from './route';
import { flag, text } from './schema';
import { randomSecret } from './tenant';

/** Every read of an application returns the certificate of the tenant, even if `fields` does not contain it. */
const ALWAYS = ['signing_keys'];

const view = (call: Call<unknown>, client: ClientRecord) =>
  chosenFields(clientView(client, call.signingKey, call.scopes), call.query, ALWAYS);

const findClient = ({ store, params }: Call<unknown>) => find(store.state.clients, params.id, apiErrors.noClient);

const needsKeyScope = (call: Call<unknown>) => {
  if (!call.scopes.has('update:client_keys')) throw apiErrors.insufficientScope(['update:client_keys']);
};

const save = (call: Call<unknown>, client: ClientRecord) => {
  const before = findClient(call);
  if (before.client_secret !== client.client_secret) call.secrets.beforeChange(before);
  return call.store.change((draft) => {
    draft.clients[client.client_id] = client;
    return client;
  });
};

const create = (call: Call<Management.CreateClientRequestContent>) => {
  const client = newClient(call.body);
  call.store.change((draft) => {
    draft.clients[client.client_id] = client;
    const flags = draft.settings.flags as Management.TenantSettingsFlags | undefined;
    if (!flags?.enable_client_connections) return;
    for (const connection of Object.values(draft.connections)) connection.enabled_clients.push(client.client_id);
  });
  // The response to a creation contains the keys, independent of the scopes of the caller.
  return created(clientView(client, call.signingKey, new Set(['read:client_keys'])));
};

const update = (call: Call<Management.UpdateClientRequestContent>) => {
  if (call.body.client_secret !== undefined) needsKeyScope(call);
  const changed = changedClient(findClient(call), call.body);
  if (changed.client_authentication_methods && changed.token_endpoint_auth_method) {
    throw apiErrors.authenticationMethods();
  }
  return ok(view(call, save(call, changed)));
};

/** Deletes an application and everything that refers to it. */
const remove = (call: Call) => {
  const id = call.params.id ?? '';
  call.store.change((draft) => {
    // Deleting a missing application is not an error in Auth0.
    draft.clients = without(draft.clients, id);
    draft.credentials = without(draft.credentials, id);
    for (const connection of Object.values(draft.connections)) {
      connection.enabled_clients = connection.enabled_clients.filter((client) => client !== id);
    }
    for (const grant of Object.values(draft.clientGrants)) {
      if (grant.client_id === id) draft.clientGrants = without(draft.clientGrants, grant.id);
    }
  });
  return noContent;
};

const list = (call: Call) => {
  const { is_global, is_first_party, app_type } = call.query;
  const types = typeof app_type === 'string' ? app_type.split(',') : undefined;
  const found = Object.values(call.store.state.clients)
    .filter((client) => is_global === undefined || (client.global ?? false) === is_global)
    .filter((client) => is_first_party === undefined || client.is_first_party === is_first_party)
    .filter((client) => !types || types.includes(client.app_type ?? ''))
    .map((client) => view(call, client));
  return ok(paged(found, call.query, 'clients'));
};

const connectionsOf = (call: Call) => {
  const { client_id: id } = findClient(call);
  const enabled = Object.values(call.store.state.connections)
    .filter(({ enabled_clients }) => enabled_clients.includes(id))
    .map((connection) => chosenFields(connection, call.query, []));
  return ok(checkpointed(enabled, call.query, 'connections'));
};

/** Applications. */
export const clientRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/clients',
    scopes: ['read:clients'],
    query: {
      ...FIELDS_QUERY,
      ...PAGE_QUERY,
      is_global: flag,
      is_first_party: flag,
      app_type: text(),
    },
    handle: list,
  }),
  route({ method: 'POST', path: '/clients', scopes: ['create:clients'], body: createClientSchema, handle: create }),
  route({
    method: 'GET',
    path: '/clients/:id',
    scopes: ['read:clients'],
    query: FIELDS_QUERY,
    handle: (call) => ok(view(call, findClient(call))),
  }),
  route({
    method: 'PATCH',
    path: '/clients/:id',
    scopes: ['update:clients'],
    body: updateClientSchema,
    handle: update,
  }),
  route({ method: 'DELETE', path: '/clients/:id', scopes: ['delete:clients'], handle: remove }),
  route({
    method: 'POST',
    path: '/clients/:id/rotate-secret',
    scopes: ['update:client_keys'],
    handle: (call) => ok(view(call, save(call, { ...findClient(call), client_secret: randomSecret() }))),
  }),
  route({
    method: 'GET',
    path: '/clients/:id/connections',
    scopes: ['read:connections'],
    query: { ...FIELDS_QUERY, ...CHECKPOINT_QUERY },
    handle: connectionsOf,
  }),
];
