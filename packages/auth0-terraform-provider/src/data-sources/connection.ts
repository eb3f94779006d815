import type { Auth0Api, JsonObject } from '../api';
import type { DataSourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import { connectionReading } from '../resources/connection';
import { enabledClients } from '../resources/connection-client';
import { providerSchema, type Block } from '../schema';
import type { ObjectValue } from '../values';

const TYPE = 'auth0_connection';
const BLOCK = providerSchema.data_source_schemas[TYPE]?.block as Block;

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
    const reading = connectionReading(BLOCK, connection, {});
    return { ...reading, enabled_clients: await enabledClients(api, String(connection.id)) };
  },
};
