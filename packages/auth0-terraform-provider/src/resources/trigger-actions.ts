import type { ResourceDefinition } from '../definition';
import { blocks, type ObjectValue } from '../values';
import { oneOf } from '../validate';
import { foundOrNull } from './found';
import { allBindings, bindingOf, replaceBindings } from './trigger-bindings';

const TRIGGERS = [
  ...['post-login', 'credentials-exchange', 'pre-user-registration', 'post-user-registration', 'post-change-password'],
  ...['send-phone-message', 'password-reset-post-challenge', 'login-post-identifier', 'signup-post-identifier'],
  ...['custom-phone-provider', 'custom-email-provider', 'custom-token-exchange'],
  ...['iga-approval', 'iga-certification', 'iga-fulfillment-assignment', 'iga-fulfillment-execution'],
];

const bindingsOf = (config: ObjectValue) =>
  blocks(config.actions).map(({ id, display_name }) => bindingOf(String(id), String(display_name)));

/** All actions of a trigger, in the order in which they run. An apply removes all other bindings of the trigger. */
export const triggerActions: ResourceDefinition = {
  type: 'auth0_trigger_actions',
  traits: { trigger: { forceNew: true } },
  rules: [oneOf('trigger', ...TRIGGERS)],
  async create({ api, config, planned }) {
    const trigger = String(planned.trigger);
    await replaceBindings(api, trigger, bindingsOf(config));
    return trigger;
  },
  async update({ api, config }, id) {
    await replaceBindings(api, id, bindingsOf(config));
  },
  read: (api, id) =>
    foundOrNull(async () => {
      const bindings = await allBindings(api, id);
      const actions = bindings.map(({ actionId, displayName }) => ({ id: actionId, display_name: displayName }));
      return { id, trigger: id, actions };
    }),
  async delete(api, id) {
    await replaceBindings(api, id, []);
  },
};
