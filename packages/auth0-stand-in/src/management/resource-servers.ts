import type { Management } from 'auth0';
import type { Json, ResourceServerRecord } from '../store-state';
import { without } from '../store-state';
import { apiErrors } from '../errors';
import type { Call, Route } from './route';
import { PAGE_QUERY, created, noContent, ok, paged, patched, route } from './route';
import type { Schema } from './schema';
import { anyObject, choice, flag, integer, list, nullable, object, text } from './schema';
import { randomHex } from './tenant';

const shared = {
  name: text({ maxLength: 200, pattern: '^[^<>]+$' }),
  scopes: list(
    object({ value: text({ minLength: 1, maxLength: 280 }), description: text({ maxLength: 500 }) }, ['value']),
  ),
  signing_alg: choice('HS256', 'RS256', 'RS512', 'PS256'),
  signing_secret: text({ minLength: 16 }),
  allow_offline_access: flag,
  allow_online_access: flag,
  allow_online_access_with_ephemeral_sessions: flag,
  token_lifetime: integer(0, 2_592_000),
  token_lifetime_for_anonymous_access_tokens: nullable(integer(0, 2_592_000)),
  token_dialect: choice('access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'),
  skip_consent_for_verifiable_first_party_clients: flag,
  enforce_policies: flag,
  token_encryption: nullable(anyObject),
  consent_policy: nullable(choice('transactional-authorization-with-mfa', 'standard')),
  authorization_details: nullable(list(anyObject)),
  proof_of_possession: nullable(anyObject),
  subject_type_authorization: anyObject,
  authorization_policy: nullable(anyObject),
} as const satisfies Record<keyof Management.UpdateResourceServerRequestContent, Schema>;

const createSchema = object(
  { ...shared, identifier: text({ minLength: 1, maxLength: 600 }) } satisfies Record<
    keyof Management.CreateResourceServerRequestContent,
    Schema
  >,
  ['identifier'],
);

/** A new API: the request, with the defaults of Auth0. */
export function newResourceServer(
  input: Json & Pick<ResourceServerRecord, 'identifier'> & { scopes?: ResourceServerRecord['scopes'] },
): ResourceServerRecord {
  return {
    id: randomHex(24),
    is_system: false,
    signing_alg: 'RS256',
    allow_offline_access: false,
    skip_consent_for_verifiable_first_party_clients: true,
    token_lifetime: 86_400,
    token_lifetime_for_web: 7_200,
    enforce_policies: false,
    token_dialect: 'access_token',
    subject_type_authorization: { user: { policy: 'allow_all' }, client: { policy: 'require_client_grant' } },
    ...input,
    scopes: input.scopes ?? [],
  };
}

/** Finds an API by id or by identifier. */
const findApi = ({ store, params }: Call<unknown>) => {
  const found = Object.values(store.state.resourceServers).find(
    ({ id, identifier }) => id === params.id || identifier === params.id,
  );
  if (!found) throw apiErrors.noResourceServer();
  return found;
};

const changeable = (call: Call<unknown>) => {
  const found = findApi(call);
  if (found.is_system) throw apiErrors.systemResource();
  return found;
};

const save = (call: Call<unknown>, api: ResourceServerRecord) =>
  call.store.change((draft) => {
    draft.resourceServers[api.id] = api;
    return api;
  });

const create = (call: Call<{ identifier: string }>) => {
  const { identifier } = call.body;
  const taken = Object.values(call.store.state.resourceServers).some((api) => api.identifier === identifier);
  if (taken) throw apiErrors.resourceServerExists(identifier);
  return created(save(call, newResourceServer(call.body)));
};

const update = (call: Call<Management.UpdateResourceServerRequestContent>) => {
  const changed = patched(changeable(call), call.body);
  return ok(save(call, { ...changed, scopes: changed.scopes ?? [] }));
};

const remove = (call: Call) => {
  const { id, identifier } = changeable(call);
  call.store.change((draft) => {
    draft.resourceServers = without(draft.resourceServers, id);
    for (const grant of Object.values(draft.clientGrants)) {
      if (grant.audience === identifier) draft.clientGrants = without(draft.clientGrants, grant.id);
    }
  });
  return noContent;
};

/** APIs (resource servers). */
export const resourceServerRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/resource-servers',
    scopes: ['read:resource_servers'],
    query: PAGE_QUERY,
    handle: (call) => ok(paged(Object.values(call.store.state.resourceServers), call.query, 'resource_servers')),
  }),
  route({
    method: 'POST',
    path: '/resource-servers',
    scopes: ['create:resource_servers'],
    body: createSchema,
    handle: create,
  }),
  route({
    method: 'GET',
    path: '/resource-servers/:id',
    scopes: ['read:resource_servers'],
    query: { include_fields: flag },
    handle: (call) => ok(findApi(call)),
  }),
  route({
    method: 'PATCH',
    path: '/resource-servers/:id',
    scopes: ['update:resource_servers'],
    body: object(shared),
    handle: update,
  }),
  route({ method: 'DELETE', path: '/resource-servers/:id', scopes: ['delete:resource_servers'], handle: remove }),
];
