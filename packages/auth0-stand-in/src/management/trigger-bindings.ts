import { randomUUID } from 'node:crypto';
import type { ActionRecord, BindingRecord } from '../store-state';
import { apiErrors } from '../errors';
import { TRIGGERS, actionView, pageOf } from './actions';
import type { Call, Route } from './route';
import { find, ok, route } from './route';
import { choice, integer, list, object, text } from './schema';

interface BindingInput {
  readonly ref: { readonly type: 'action_id' | 'action_name' | 'binding_id'; readonly value: string };
  readonly display_name?: string;
}

const updateSchema = object({
  bindings: list(
    object(
      {
        ref: object({ type: choice('action_id', 'action_name', 'binding_id'), value: text({ minLength: 1 }) }, [
          'type',
          'value',
        ]),
        display_name: text({ minLength: 1 }),
        secrets: list(object({ name: text(), value: text() }, ['name', 'value'])),
      },
      ['ref'],
    ),
  ),
});

const findTrigger = ({ params }: Call<unknown>) => {
  find(TRIGGERS, params.trigger, apiErrors.noTrigger);
  return params.trigger ?? '';
};

const view = (call: Call<unknown>, { action_id, ...shown }: BindingRecord) => ({
  ...shown,
  action: actionView(find(call.store.state.actions, action_id, apiErrors.noAction)),
});

const refersTo = (call: Call<unknown>, { type, value }: BindingInput['ref']) => {
  const bindings = Object.values(call.store.state.bindings).flat();
  const id = type === 'binding_id' ? bindings.find((binding) => binding.id === value)?.action_id : value;
  const action = Object.values(call.store.state.actions).find((candidate) =>
    type === 'action_name' ? candidate.name === value : candidate.id === id,
  );
  if (!action) throw apiErrors.noAction();
  if (action.versions.length === 0) throw apiErrors.actionNotDeployed(action.id);
  return action;
};

/** A binding of an action to a trigger. */
export function newBinding(trigger: string, action: ActionRecord, displayName = action.name): BindingRecord {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    trigger_id: trigger,
    action_id: action.id,
    display_name: displayName,
    created_at: now,
    updated_at: now,
  };
}

const replace = (call: Call<{ bindings?: readonly BindingInput[] }>) => {
  const trigger = findTrigger(call);
  const bindings = (call.body.bindings ?? []).map(({ ref, display_name }) =>
    newBinding(trigger, refersTo(call, ref), display_name),
  );
  call.store.change((draft) => {
    draft.bindings[trigger] = bindings;
  });
  return ok({ bindings: bindings.map((binding) => view(call, binding)) });
};

/** The order in which actions run in each flow. */
export const triggerBindingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/actions/triggers',
    scopes: ['read:actions'],
    handle: () =>
      ok({ triggers: Object.entries(TRIGGERS).map(([id, version]) => ({ id, version, status: 'CURRENT' })) }),
  }),
  route({
    method: 'GET',
    path: '/actions/triggers/:trigger/bindings',
    scopes: ['read:actions'],
    query: { page: integer(0), per_page: integer(1, 100) },
    handle: (call) => {
      const bindings = call.store.state.bindings[findTrigger(call)] ?? [];
      return ok(
        pageOf(
          bindings.map((binding) => view(call, binding)),
          call.query,
          'bindings',
        ),
      );
    },
  }),
  route({
    method: 'PATCH',
    path: '/actions/triggers/:trigger/bindings',
    scopes: ['update:actions'],
    body: updateSchema,
    handle: replace,
  }),
];
