import { isObject, type JsonObject } from '@auth0-cognito/contract';
import { UNKNOWN, type Action, type Resource, type Stage, type Subject } from '../src';
import { block, blocks } from '../src/json';

const ACTIONS: readonly string[] = ['create', 'read', 'update', 'delete', 'no-op', 'forget'] satisfies Action[];

/**
 * A plan in the format of `terraform show -json` (parsed), with any content. `plan-review` reads and masks real plans.
 */
export function planSubject(document: JsonObject, stage: Stage): Subject {
  const resources = blocks(document.resource_changes).map((entry): Resource => {
    const change = block(entry.change);
    const after = isObject(change.after) ? change.after : {};
    const actions = (Array.isArray(change.actions) ? change.actions : []).filter(
      (action): action is Action => typeof action === 'string' && ACTIONS.includes(action),
    );
    return {
      address: String(entry.address),
      mode: entry.mode === 'data' ? 'data' : 'managed',
      type: String(entry.type),
      name: String(entry.name),
      // As the plan reader does.
      values: Object.fromEntries(Object.entries(after).filter(([, value]) => value !== UNKNOWN)),
      unknown: Object.keys(after).filter((key) => after[key] === UNKNOWN),
      before: isObject(change.before) ? change.before : null,
      actions,
    };
  });
  return { source: 'plan', stage, resources, terraform: {}, providers: {}, outputs: {}, variables: {} };
}
