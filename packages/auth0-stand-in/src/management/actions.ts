import { randomUUID } from 'node:crypto';
import type { Management } from 'auth0';
import type { ActionRecord, ActionVersionRecord } from '../store-state';
import { without } from '../store-state';
import { apiErrors } from '../errors';
import type { Call, Query, Route } from './route';
import { PAGE_QUERY, accepted, created, find, noContent, ok, route } from './route';
import type { Schema } from './schema';
import { choice, flag, list, object, text } from './schema';

/** Triggers, with their supported version. */
export const TRIGGERS: Readonly<Record<string, string>> = {
  'post-login': 'v3',
  'credentials-exchange': 'v2',
  'pre-user-registration': 'v2',
  'post-user-registration': 'v2',
  'post-change-password': 'v2',
  'send-phone-message': 'v2',
  'password-reset-post-challenge': 'v1',
  'custom-email-provider': 'v1',
  'custom-phone-provider': 'v1',
  'custom-token-exchange': 'v1',
  'event-stream': 'v1',
};

const DEFAULT_RUNTIME = 'node22';

const shared = {
  name: text({ minLength: 1, maxLength: 128 }),
  supported_triggers: list(object({ id: choice(...Object.keys(TRIGGERS)), version: text(), status: text() }, ['id']), {
    minItems: 1,
    maxItems: 1,
  }),
  code: text(),
  dependencies: list(object({ name: text(), version: text(), registry_url: text() }, ['name', 'version'])),
  runtime: choice('node12', 'node16', 'node18', DEFAULT_RUNTIME),
  secrets: list(object({ name: text({ minLength: 1 }), value: text() }, ['name', 'value'])),
  modules: list(object({ module_id: text(), module_version_id: text(), module_name: text() })),
} as const satisfies Record<keyof Management.UpdateActionRequestContent, Schema>;

const createSchema = object({ ...shared, deploy: flag }, ['name', 'supported_triggers']);

type ActionInput = Partial<Pick<ActionRecord, 'name' | 'code' | 'supported_triggers'>> & {
  secrets?: readonly { name: string; value: string }[];
};

const storedSecrets = (secrets: NonNullable<ActionInput['secrets']>) =>
  secrets.map((secret) => ({ ...secret, updated_at: new Date().toISOString() }));

const withoutValues = (secrets: ActionRecord['secrets']) => secrets.map(({ value: _, ...shown }) => shown);

const versionView = (action: ActionRecord, version: ActionVersionRecord) => ({
  ...version,
  deployed: version.id === action.versions.at(-1)?.id,
  action: { id: action.id, name: action.name, all_changes_deployed: action.all_changes_deployed },
});

/** An action in responses: without the values of its secrets. */
export function actionView(action: ActionRecord) {
  const { versions, secrets, ...shown } = action;
  const deployed = versions.at(-1);
  return {
    ...shown,
    secrets: withoutValues(secrets),
    ...(deployed && { deployed_version: versionView(action, deployed) }),
  };
}

const findAction = ({ store, params }: Call<unknown>) => find(store.state.actions, params.id, apiErrors.noAction);

const save = (call: Call<unknown>, action: ActionRecord) =>
  call.store.change((draft) => {
    draft.actions[action.id] = action;
    return action;
  });

/** The action with status `built`. Auth0 builds an action when it is created or changed; here the first read returns it as built. */
const built = (call: Call<unknown>, action: ActionRecord): ActionRecord =>
  action.status === 'built' ? action : save(call, { ...action, status: 'built', built_at: new Date().toISOString() });

/** The action with its latest changes deployed. */
export const deployed = (action: ActionRecord): ActionRecord => {
  const now = new Date().toISOString();
  const { code, runtime, dependencies, supported_triggers } = action;
  const version = {
    id: randomUUID(),
    action_id: action.id,
    code,
    runtime,
    dependencies,
    supported_triggers,
    secrets: withoutValues(action.secrets),
    status: 'built',
    number: action.versions.length + 1,
    built_at: now,
    created_at: now,
    updated_at: now,
  };
  return {
    ...action,
    status: 'built',
    built_at: now,
    all_changes_deployed: true,
    versions: [...action.versions, version],
  };
};

type NewAction = ActionInput & Pick<ActionRecord, 'name' | 'supported_triggers'>;

/** A new action, not deployed yet. */
export function newAction(input: NewAction): ActionRecord {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    code: '',
    dependencies: [],
    runtime: DEFAULT_RUNTIME,
    created_at: now,
    updated_at: now,
    status: 'pending',
    all_changes_deployed: false,
    ...input,
    secrets: storedSecrets(input.secrets ?? []),
    versions: [],
  };
}

const create = (call: Call<NewAction & { deploy?: boolean }>) => {
  const { deploy, ...input } = call.body;
  const action = newAction(input);
  return created({ ...actionView(save(call, deploy ? deployed(action) : action)), status: 'pending' });
};

const update = (call: Call<ActionInput>) => {
  const { secrets, ...changes } = call.body;
  const action = findAction(call);
  const changed: ActionRecord = {
    ...action,
    ...changes,
    secrets: secrets ? storedSecrets(secrets) : action.secrets,
    updated_at: new Date().toISOString(),
    status: 'pending',
    all_changes_deployed: false,
  };
  return ok(actionView(save(call, changed)));
};

const remove = (call: Call) => {
  const { id } = findAction(call);
  const isBound = Object.values(call.store.state.bindings).some((bindings) =>
    bindings.some(({ action_id }) => action_id === id),
  );
  if (isBound && call.query.force !== true) throw apiErrors.actionBound();
  call.store.change((draft) => {
    draft.actions = without(draft.actions, id);
    for (const [trigger, bindings] of Object.entries(draft.bindings)) {
      draft.bindings[trigger] = bindings.filter(({ action_id }) => action_id !== id);
    }
  });
  return noContent;
};

/**
 * A page of a list in the format of the actions API. It omits a page number of 0 and a total of 0, and a page past the end has
 * a total of 0: `{"bindings":[],"page":1,"per_page":100}`. The SDK of the Terraform provider depends on this: it requests the
 * next page while `total > start + limit`, and responses of this API have neither `start` nor `limit`.
 *
 * @see https://github.com/auth0/go-auth0/blob/v1/management/management_request.go `List.HasNext`
 * @see https://github.com/auth0/terraform-provider-auth0/blob/main/test/data/recordings/TestAccTriggerAction.yaml
 */
export function pageOf<T>(items: readonly T[], query: Query, key: string) {
  const page = Number(query.page ?? 0);
  const per_page = Number(query.per_page ?? 20);
  const shown = items.slice(page * per_page, (page + 1) * per_page);
  return {
    [key]: shown,
    ...(shown.length > 0 && { total: items.length }),
    ...(page > 0 && { page }),
    per_page,
  };
}

const search = (call: Call) => {
  const { triggerId, actionName, deployed: isDeployed } = call.query;
  const found = Object.values(call.store.state.actions)
    .filter(({ supported_triggers: [trigger] }) => triggerId === undefined || trigger?.id === triggerId)
    .filter(({ name }) => actionName === undefined || name === actionName)
    .filter(({ versions }) => isDeployed === undefined || versions.length > 0 === isDeployed);
  return ok(
    pageOf(
      found.map((action) => actionView(built(call, action))),
      call.query,
      'actions',
    ),
  );
};

const { include_totals: _, ...PAGES } = PAGE_QUERY;

const deployAction = (call: Call) => {
  const draft = findAction(call);
  if (draft.status !== 'built') throw apiErrors.actionNotBuilt();
  const action = save(call, deployed(draft));
  return accepted(versionView(action, action.versions.at(-1) as ActionVersionRecord));
};

const oneVersion = (call: Call) => {
  const action = findAction(call);
  const version = action.versions.find(({ id }) => id === call.params.version);
  if (!version) throw apiErrors.noAction();
  return ok(versionView(action, version));
};

const redeploy = (call: Call) => {
  const action = findAction(call);
  const version = action.versions.find(({ id }) => id === call.params.version);
  if (!version) throw apiErrors.noAction();
  const rolledBack = deployed({
    ...action,
    code: String(version.code),
    runtime: version.runtime,
    dependencies: version.dependencies,
  });
  const saved = save(call, rolledBack);
  return accepted(versionView(saved, saved.versions.at(-1) as ActionVersionRecord));
};

/** Actions. Sign-ins run those of the post-login flow; others are only stored. */
export const actionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/actions/actions',
    scopes: ['read:actions'],
    query: { ...PAGES, triggerId: text(), actionName: text(), deployed: flag, installed: flag },
    handle: search,
  }),
  route({ method: 'POST', path: '/actions/actions', scopes: ['create:actions'], body: createSchema, handle: create }),
  route({
    method: 'GET',
    path: '/actions/actions/:id',
    scopes: ['read:actions'],
    handle: (call) => ok(actionView(built(call, findAction(call)))),
  }),
  route({
    method: 'PATCH',
    path: '/actions/actions/:id',
    scopes: ['update:actions'],
    body: object(shared),
    handle: update,
  }),
  route({
    method: 'DELETE',
    path: '/actions/actions/:id',
    scopes: ['delete:actions'],
    query: { force: flag },
    handle: remove,
  }),
  route({ method: 'POST', path: '/actions/actions/:id/deploy', scopes: ['update:actions'], handle: deployAction }),
  route({
    method: 'GET',
    path: '/actions/actions/:id/versions',
    scopes: ['read:actions'],
    query: PAGES,
    handle: (call) => {
      const action = findAction(call);
      const newestFirst = action.versions.toReversed().map((version) => versionView(action, version));
      return ok(pageOf(newestFirst, call.query, 'versions'));
    },
  }),
  route({
    method: 'GET',
    path: '/actions/actions/:id/versions/:version',
    scopes: ['read:actions'],
    handle: oneVersion,
  }),
  route({
    method: 'POST',
    path: '/actions/actions/:id/versions/:version/deploy',
    scopes: ['update:actions'],
    handle: redeploy,
  }),
];
