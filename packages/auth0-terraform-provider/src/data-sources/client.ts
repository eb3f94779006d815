import type { Auth0Api, JsonObject } from '../api';
import type { DataSourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import { clientReading } from '../resources/client';
import { providerSchema, type Block } from '../schema';
import type { ObjectValue } from '../values';

const TYPE = 'auth0_client';
const BLOCK = providerSchema.data_source_schemas[TYPE]?.block as Block;

async function found(api: Auth0Api, { client_id, name }: ObjectValue): Promise<JsonObject> {
  if (typeof client_id === 'string' && client_id !== '') return api.get(`clients/${encodeURIComponent(client_id)}`);
  if (typeof name !== 'string' || name === '') throw texts.oneOfRequired(['client_id', 'name']);
  const clients = await api.list('clients', 'clients', { is_global: 'false' });
  const same = clients.find((client) => client.name === name);
  if (!same) throw texts.notFound(`client with "name" = "${name}"`);
  return same;
}

/** An application that is managed elsewhere, found by its ID or its name. */
export const clientData: DataSourceDefinition = {
  type: TYPE,
  async read(api, config) {
    const client = await found(api, config);
    return {
      ...clientReading(BLOCK, client),
      client_secret: String(client.client_secret ?? ''),
      token_endpoint_auth_method: String(client.token_endpoint_auth_method ?? ''),
    };
  },
};
