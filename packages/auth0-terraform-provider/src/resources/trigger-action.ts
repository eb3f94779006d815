import type { ResourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import { oneOf } from '../validate';
import { foundOrNull } from './found';
import { allBindings, bindingOf, firstBindings, replaceBindings, type Binding } from './trigger-bindings';

const TYPE = 'auth0_trigger_action';
const SEPARATOR = '::';

const TRIGGERS = [
  ...['post-login', 'credentials-exchange', 'pre-user-registration', 'post-user-registration', 'post-change-password'],
  ...['send-phone-message', 'password-reset-post-challenge', 'custom-token-exchange', 'custom-email-provider'],
];

function parts(id: string): { readonly trigger: string; readonly actionId: string } {
  const [trigger, actionId, ...rest] = id.split(SEPARATOR);
  if (!trigger || !actionId || rest.length > 0) throw texts.importId(TYPE, id, `trigger${SEPARATOR}action_id`);
  return { trigger, actionId };
}

const unchanged = ({ actionId, displayName }: Binding) => bindingOf(actionId, displayName);

/**
 * One action of a trigger. Other actions of the trigger are not changed. A new binding is appended; an update keeps its position. If the
 * action is already bound, the creation of the resource changes nothing in Auth0.
 *
 * @see https://github.com/auth0/terraform-provider-auth0/blob/main/internal/auth0/action/resource_trigger_action.go
 */
export const triggerAction: ResourceDefinition = {
  type: TYPE,
  traits: { trigger: { forceNew: true }, action_id: { forceNew: true } },
  rules: [oneOf('trigger', ...TRIGGERS)],
  async create({ api, config, planned }) {
    const [trigger, actionId] = [String(planned.trigger), String(planned.action_id)];
    const bound = await firstBindings(api, trigger);
    if (!bound.some((binding) => binding.actionId === actionId)) {
      const displayName =
        config.display_name || (await api.get(`actions/actions/${encodeURIComponent(actionId)}`)).name;
      await replaceBindings(api, trigger, [...bound.map(unchanged), bindingOf(actionId, String(displayName))]);
    }
    return `${trigger}${SEPARATOR}${actionId}`;
  },
  async update({ api, planned }, id) {
    const { trigger, actionId } = parts(id);
    const bound = await allBindings(api, trigger);
    if (!bound.some((binding) => binding.actionId === actionId)) return;
    const renamed = (binding: Binding) =>
      binding.actionId === actionId ? bindingOf(actionId, String(planned.display_name)) : unchanged(binding);
    await replaceBindings(api, trigger, bound.map(renamed));
  },
  read: (api, id) =>
    foundOrNull(async () => {
      const { trigger, actionId } = parts(id);
      const binding = (await allBindings(api, trigger)).find((candidate) => candidate.actionId === actionId);
      return binding ? { id, trigger, action_id: actionId, display_name: binding.displayName } : null;
    }),
  async delete(api, id) {
    const { trigger, actionId } = parts(id);
    const others = (await firstBindings(api, trigger)).filter((binding) => binding.actionId !== actionId);
    await replaceBindings(api, trigger, others.map(unchanged));
  },
  importState(id) {
    const { trigger, actionId } = parts(id);
    return { id, trigger, action_id: actionId };
  },
};
