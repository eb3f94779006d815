import type { Auth0Api, Json, JsonObject } from '../api';
import type { Reading, ResourceDefinition, Traits } from '../definition';
import { fromApi, toApi, type Mapping } from '../fields';
import { mapFromApi, providerSchema, type Block } from '../schema';
import { isEquivalent, onlyBlock, type ObjectValue } from '../values';
import { oneOf } from '../validate';
import { COMPUTED_OPTIONS, optionsFromApi, optionsToApi } from './connection-options';
import { foundOrNull } from './found';

const TYPE = 'auth0_connection';
const BLOCK = providerSchema.resource_schemas[TYPE]?.block as Block;
const OPTIONS = BLOCK.block_types?.options?.block as Block;

const MAPPING: Mapping = { skip: ['options', 'enabled_clients', 'connection_id'] };
const UPDATE_MAPPING: Mapping = { ...MAPPING, readOnly: ['name', 'strategy'] };

const pathOf = (id: string) => `connections/${encodeURIComponent(id)}`;

/** A connection as both the resource and the data source show it. */
export function connectionReading(block: Block, connection: JsonObject, known: ObjectValue): Reading {
  const options = optionsFromApi(
    OPTIONS,
    String(connection.strategy),
    (connection.options ?? {}) as JsonObject,
    onlyBlock(known.options),
  );
  return {
    ...fromApi(block, connection, MAPPING),
    id: String(connection.id),
    metadata: mapFromApi(connection.metadata),
    ...(options && { options }),
  };
}

const read = (api: Auth0Api, id: string, state: ObjectValue) =>
  foundOrNull(async () => connectionReading(BLOCK, await api.get(pathOf(id)), state));

const computedOptions: Traits = Object.fromEntries(
  COMPUTED_OPTIONS.map((name) => [`options.${name}`, { computed: true }]),
);

/** A source of users. Which applications may use it is said by auth0_connection_client. */
export const connection: ResourceDefinition = {
  type: TYPE,
  traits: {
    name: { forceNew: true },
    strategy: { forceNew: true },
    options: { computed: true },
    authentication: { computed: true },
    connected_accounts: { computed: true },
    ...computedOptions,
    'options.authentication_methods.passkey': { computed: true },
    'options.authentication_methods.password': { computed: true },
  },
  rules: [
    oneOf('options.password_policy', 'none', 'low', 'fair', 'good', 'excellent'),
    oneOf('options.set_user_root_attributes', 'on_each_login', 'on_first_login', 'never_on_login'),
    oneOf('options.connection_settings.pkce', 'auto', 'S256', 'plain', 'disabled'),
    oneOf('options.attribute_map.mapping_mode', 'basic_profile', 'use_map'),
    oneOf('options.passkey_options.challenge_ui', 'both', 'autofill', 'button'),
  ],
  check(config) {
    if (typeof config.strategy === 'string') optionsToApi(config.strategy, config);
  },
  async create({ api, config }) {
    const options = optionsToApi(String(config.strategy), config);
    const made = await api.post('connections', { ...toApi(BLOCK, config, MAPPING), ...(options && { options }) });
    return String(made.id);
  },
  async update({ api, config, prior, planned }, id) {
    const body: Record<string, Json> = toApi(BLOCK, config, UPDATE_MAPPING);
    if (!isEquivalent(prior?.options ?? null, planned.options ?? null)) {
      const current = (await api.get(pathOf(id))).options as JsonObject | undefined;
      const options = optionsToApi(String(config.strategy), config, current);
      if (options) body.options = options as Json;
    }
    await api.patch(pathOf(id), body);
  },
  read,
  delete: (api, id) => api.delete(pathOf(id)),
};
