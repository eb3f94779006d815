import type { Auth0Api, Json, JsonObject } from '../api';
import type { ResourceDefinition } from '../definition';
import { blocks, type ObjectValue } from '../values';
import { oneOf } from '../validate';
import { foundOrNull } from './found';

const TRIGGERS = [
  ...['post-login', 'credentials-exchange', 'pre-user-registration', 'post-user-registration', 'post-change-password'],
  ...['send-phone-message', 'password-reset-post-challenge', 'login-post-identifier', 'signup-post-identifier'],
  ...['custom-phone-provider', 'custom-email-provider', 'custom-token-exchange'],
  ...['iga-approval', 'iga-certification', 'iga-fulfillment-assignment', 'iga-fulfillment-execution'],
];

/** More than a trigger may have. */
const MOST_BINDINGS = '50';

const pathOf = (trigger: string) => `actions/triggers/${encodeURIComponent(trigger)}/bindings`;

const bindingsOf = (config: ObjectValue): Json =>
  blocks(config.actions).map(({ id, display_name }) => ({
    ref: { type: 'action_id', value: id as string },
    display_name: display_name as string,
  }));

const bind = (api: Auth0Api, trigger: string, bindings: Json) => api.patch(pathOf(trigger), { bindings });

/** The actions of a trigger, all of them, in the order they run. */
export const triggerActions: ResourceDefinition = {
  type: 'auth0_trigger_actions',
  traits: { trigger: { forceNew: true } },
  rules: [oneOf('trigger', ...TRIGGERS)],
  async create({ api, config, planned }) {
    const trigger = String(planned.trigger);
    await bind(api, trigger, bindingsOf(config));
    return trigger;
  },
  async update({ api, config }, id) {
    await bind(api, id, bindingsOf(config));
  },
  read: (api, id) =>
    foundOrNull(async () => {
      const page = await api.get(pathOf(id), { per_page: MOST_BINDINGS });
      const actions = ((page.bindings ?? []) as readonly JsonObject[]).map((binding) => ({
        id: String((binding.action as JsonObject | undefined)?.id ?? ''),
        display_name: String(binding.display_name ?? ''),
      }));
      return { id, trigger: id, actions };
    }),
  async delete(api, id) {
    await bind(api, id, []);
  },
};
