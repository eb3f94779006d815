import type { Management } from 'auth0';
import type { ConnectionRecord, Json } from '../store-state';
import { without } from '../store-state';
import { apiErrors } from '../errors';
import type { Call, Route } from './route';
import {
  CHECKPOINT_QUERY,
  FIELDS_QUERY,
  PAGE_QUERY,
  accepted,
  checkpointed,
  chosenFields,
  created,
  find,
  noContent,
  ok,
  paged,
  patched,
  route,
} from './route';
import type { Schema } from './schema';
import { anyObject, flag, list, mapOf, nullable, object, text } from './schema';
import { randomId } from './tenant';

const shared = {
  display_name: text({ maxLength: 128 }),
  is_domain_connection: flag,
  show_as_button: flag,
  realms: list(text({ minLength: 1 })),
  metadata: mapOf(nullable(text({ maxLength: 255 })), 10),
  authentication: object({ active: flag }, ['active']),
  connected_accounts: anyObject,
  cross_app_access_requesting_app: anyObject,
} as const;

const createSchema = object(
  {
    ...shared,
    name: text({ pattern: '^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$', maxLength: 128 }),
    strategy: text({ minLength: 1 }),
    options: anyObject,
    enabled_clients: list(text()),
    cross_app_access_resource_app: anyObject,
  } satisfies Record<keyof Management.CreateConnectionRequestContent, Schema>,
  ['name', 'strategy'],
);

const updateSchema = object({
  ...shared,
  options: nullable(anyObject),
  enabled_clients: nullable(list(text())),
  cross_app_access_resource_app: nullable(anyObject),
} satisfies Record<keyof Management.UpdateConnectionRequestContent, Schema>);

/** Settings of a new database connection. */
const databaseOptions = (): Json => ({
  mfa: { active: true, return_enroll_settings: true },
  passwordPolicy: 'good',
  passkey_options: { challenge_ui: 'both', local_enrollment_enabled: true, progressive_enrollment_enabled: true },
  strategy_version: 2,
  authentication_methods: { passkey: { enabled: false }, password: { enabled: true, api_behavior: 'required' } },
  brute_force_protection: true,
});

/** A new connection: the request, with the defaults of Auth0. It is not enabled for any application. */
export function newConnection(input: Management.CreateConnectionRequestContent): ConnectionRecord {
  return {
    id: `con_${randomId(16)}`,
    is_domain_connection: false,
    authentication: { active: true },
    connected_accounts: { active: false },
    enabled_clients: [],
    realms: [input.name],
    ...input,
    options: { ...(input.strategy === 'auth0' && databaseOptions()), ...input.options },
  };
}

/** Always returned, even if `fields` does not contain them. */
const ALWAYS = ['id', 'is_domain_connection', 'authentication', 'connected_accounts'];

const view = (call: Call<unknown>, connection: ConnectionRecord) => chosenFields(connection, call.query, ALWAYS);

const findConnection = ({ store, params }: Call<unknown>) =>
  find(store.state.connections, params.id, apiErrors.noConnection);

const save = (call: Call<unknown>, connection: ConnectionRecord) =>
  call.store.change((draft) => {
    draft.connections[connection.id] = connection;
    return connection;
  });

const needClients = (call: Call<unknown>, ids: readonly string[]) => {
  for (const id of ids) find(call.store.state.clients, id, apiErrors.noClient);
};

const create = (call: Call<Management.CreateConnectionRequestContent>) => {
  const taken = Object.values(call.store.state.connections).some(({ name }) => name === call.body.name);
  if (taken) throw apiErrors.connectionExists();
  needClients(call, call.body.enabled_clients ?? []);
  return created(save(call, newConnection(call.body)));
};

const update = (call: Call<Management.UpdateConnectionRequestContent>) => {
  const connection = findConnection(call);
  needClients(call, call.body.enabled_clients ?? []);
  const changed = {
    ...patched(connection, call.body),
    enabled_clients: call.body.enabled_clients ?? connection.enabled_clients,
  };
  return ok(view(call, save(call, { ...changed, options: changed.options ?? {} })));
};

const remove = (call: Call) => {
  const { id } = findConnection(call);
  call.store.change((draft) => {
    draft.connections = without(draft.connections, id);
  });
  return accepted({ deleted_at: new Date().toISOString() });
};

const search = (call: Call) => {
  const { name, strategy } = call.query;
  const strategies = typeof strategy === 'string' ? strategy.split(',') : undefined;
  const found = Object.values(call.store.state.connections)
    .filter((connection) => name === undefined || connection.name === name)
    .filter((connection) => !strategies || strategies.includes(connection.strategy))
    .map((connection) => view(call, connection));
  const isCheckpoint = call.query.take !== undefined || call.query.from !== undefined;
  return ok(isCheckpoint ? checkpointed(found, call.query, 'connections') : paged(found, call.query, 'connections'));
};

const changeClients = (call: Call<readonly { client_id: string; status: boolean }[]>) => {
  const connection = findConnection(call);
  needClients(
    call,
    call.body.filter(({ status }) => status).map((change) => change.client_id),
  );
  const enabled = new Set(connection.enabled_clients);
  for (const { client_id: id, status } of call.body) {
    if (status) enabled.add(id);
    else enabled.delete(id);
  }
  save(call, { ...connection, enabled_clients: [...enabled] });
  return noContent;
};

/** Connections, and the applications for which they are enabled. */
export const connectionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/connections',
    scopes: ['read:connections'],
    query: { ...FIELDS_QUERY, ...PAGE_QUERY, ...CHECKPOINT_QUERY, name: text(), strategy: text() },
    handle: search,
  }),
  route({
    method: 'POST',
    path: '/connections',
    scopes: ['create:connections'],
    body: createSchema,
    handle: create,
  }),
  route({
    method: 'GET',
    path: '/connections/:id',
    scopes: ['read:connections'],
    query: FIELDS_QUERY,
    handle: (call) => ok(view(call, findConnection(call))),
  }),
  route({
    method: 'PATCH',
    path: '/connections/:id',
    scopes: ['update:connections'],
    body: updateSchema,
    handle: update,
  }),
  route({ method: 'DELETE', path: '/connections/:id', scopes: ['delete:connections'], handle: remove }),
  route({
    method: 'GET',
    path: '/connections/:id/clients',
    scopes: ['read:connections'],
    query: CHECKPOINT_QUERY,
    handle: (call) => {
      const clients = findConnection(call).enabled_clients.map((client_id) => ({ client_id }));
      return ok(checkpointed(clients, call.query, 'clients'));
    },
  }),
  route({
    method: 'PATCH',
    path: '/connections/:id/clients',
    scopes: ['update:connections'],
    body: list(object({ client_id: text({ minLength: 1 }), status: flag }, ['client_id', 'status']), {
      minItems: 1,
      maxItems: 50,
    }),
    handle: changeClients,
  }),
];
