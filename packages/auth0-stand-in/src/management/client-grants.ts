import type { Management } from 'auth0';
import type { ClientGrantRecord } from '../store-state';
import { without } from '../store-state';
import type { TenantStore } from '../store';
import { apiErrors } from '../errors';
import type { Call, Route } from './route';
import {
  CHECKPOINT_QUERY,
  PAGE_QUERY,
  checkpointed,
  created,
  find,
  noContent,
  ok,
  paged,
  patched,
  route,
} from './route';
import type { Schema } from './schema';
import { choice, flag, list, nullable, object, text } from './schema';
import { randomId } from './tenant';

const createSchema = object(
  {
    client_id: text({ minLength: 1 }),
    audience: text({ minLength: 1 }),
    default_for: choice('third_party_clients'),
    organization_usage: choice('deny', 'allow', 'require'),
    allow_any_organization: flag,
    scope: list(text({ minLength: 1, maxLength: 280 })),
    subject_type: choice('client', 'user'),
    authorization_details_types: list(text()),
    allow_all_scopes: flag,
  } satisfies Record<keyof Management.CreateClientGrantRequestContent, Schema>,
  ['client_id', 'audience'],
);

const updateSchema = object({
  scope: nullable(list(text({ minLength: 1, maxLength: 280 }))),
  organization_usage: nullable(choice('deny', 'allow', 'require')),
  allow_any_organization: nullable(flag),
  authorization_details_types: list(text()),
  allow_all_scopes: nullable(flag),
} satisfies Record<keyof Management.UpdateClientGrantRequestContent, Schema>);

/** A new grant. */
export function newClientGrant(input: { client_id: string; audience: string; scope?: string[] }): ClientGrantRecord {
  return { id: `cgr_${randomId(16)}`, subject_type: 'client', ...input, scope: input.scope ?? [] };
}

/** Refuses scopes that the API does not have. */
const checkScopes = (store: TenantStore, audience: string, scopes: readonly string[]) => {
  const api = Object.values(store.state.resourceServers).find(({ identifier }) => identifier === audience);
  if (!api) throw apiErrors.noResourceServer();
  const known = new Set(api.scopes.map(({ value }) => value));
  const unknown = scopes.filter((scope) => !known.has(scope));
  if (unknown.length > 0) throw apiErrors.unknownScopes(unknown);
};

const findGrant = ({ store, params }: Call<unknown>) =>
  find(store.state.clientGrants, params.id, apiErrors.noClientGrant);

const save = (call: Call<unknown>, grant: ClientGrantRecord) =>
  call.store.change((draft) => {
    draft.clientGrants[grant.id] = grant;
    return grant;
  });

const create = (call: Call<{ client_id: string; audience: string; scope?: string[] }>) => {
  const { client_id: clientId, audience, scope = [] } = call.body;
  find(call.store.state.clients, clientId, apiErrors.noClient);
  checkScopes(call.store, audience, scope);
  const grants = Object.values(call.store.state.clientGrants);
  if (grants.some((grant) => grant.client_id === clientId && grant.audience === audience)) {
    throw apiErrors.clientGrantExists(clientId, audience);
  }
  return created(save(call, newClientGrant(call.body)));
};

const update = (call: Call<Management.UpdateClientGrantRequestContent>) => {
  const grant = findGrant(call);
  checkScopes(call.store, grant.audience, call.body.scope ?? []);
  const changed = patched(grant, call.body);
  return ok(save(call, { ...changed, scope: changed.scope ?? [] }));
};

const search = (call: Call) => {
  const { client_id: clientId, audience } = call.query;
  const found = Object.values(call.store.state.clientGrants)
    .filter((grant) => clientId === undefined || grant.client_id === clientId)
    .filter((grant) => audience === undefined || grant.audience === audience);
  const isCheckpoint = call.query.take !== undefined || call.query.from !== undefined;
  return ok(
    isCheckpoint ? checkpointed(found, call.query, 'client_grants') : paged(found, call.query, 'client_grants'),
  );
};

/** Client grants: the scopes of applications for APIs. */
export const clientGrantRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/client-grants',
    scopes: ['read:client_grants'],
    query: { ...PAGE_QUERY, ...CHECKPOINT_QUERY, client_id: text(), audience: text() },
    handle: search,
  }),
  route({
    method: 'POST',
    path: '/client-grants',
    scopes: ['create:client_grants'],
    body: createSchema,
    handle: create,
  }),
  route({
    method: 'GET',
    path: '/client-grants/:id',
    scopes: ['read:client_grants'],
    handle: (call) => ok(findGrant(call)),
  }),
  route({
    method: 'PATCH',
    path: '/client-grants/:id',
    scopes: ['update:client_grants'],
    body: updateSchema,
    handle: update,
  }),
  route({
    method: 'DELETE',
    path: '/client-grants/:id',
    scopes: ['delete:client_grants'],
    handle: (call) => {
      const { id } = findGrant(call);
      call.store.change((draft) => {
        draft.clientGrants = without(draft.clientGrants, id);
      });
      return noContent;
    },
  }),
];
