import type { Auth0Api, JsonObject } from '../api';
import type { DataSourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import { fromApi, type Mapping } from '../fields';
import { enabledClients } from '../resources/connection-client';
import { mapFromApi, providerSchema, type Block } from '../schema';
import type { ObjectValue } from '../values';
import { optionsFromApi } from './connection-options';

const TYPE = 'auth0_connection';
const BLOCK = providerSchema.data_source_schemas[TYPE]?.block as Block;
const MAPPING: Mapping = { skip: ['options', 'enabled_clients', 'connection_id'] };

async function found(api: Auth0Api, { connection_id, name }: ObjectValue): Promise<JsonObject> {
  if (typeof connection_id === 'string' && connection_id !== '') {
    return api.get(`connections/${encodeURIComponent(connection_id)}`);
  }
  if (typeof name !== 'string' || name === '') throw texts.oneOfRequired(['connection_id', 'name']);
  const [same] = await api.list('connections', 'connections', { name });
  if (!same) throw texts.notFound(`connection with "name" = "${name}"`);
  return same;
}

/** A source of users that is managed elsewhere, found by its ID or its name. */
export const connectionData: DataSourceDefinition = {
  type: TYPE,
  async read(api, config) {
    const connection = await found(api, config);
    const options = optionsFromApi(String(connection.strategy), (connection.options ?? {}) as JsonObject);
    return {
      ...fromApi(BLOCK, connection, MAPPING),
      id: String(connection.id),
      metadata: mapFromApi(connection.metadata),
      ...(options && { options }),
      enabled_clients: await enabledClients(api, String(connection.id)),
    };
  },
};
