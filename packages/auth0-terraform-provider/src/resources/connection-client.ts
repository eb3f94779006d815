import { isNotFound, type Auth0Api, type JsonObject } from '../api';
import type { Reading, ResourceDefinition } from '../definition';
import { texts } from '../diagnostics';
import type { ObjectValue } from '../values';

const TYPE = 'auth0_connection_client';
const SEPARATOR = '::';

const pathOf = (connectionId: string) => `connections/${encodeURIComponent(connectionId)}`;

function parts(id: string): { readonly connectionId: string; readonly clientId: string } {
  const [connectionId, clientId, ...rest] = id.split(SEPARATOR);
  if (!connectionId || !clientId || rest.length > 0)
    throw texts.importId(TYPE, id, `connection_id${SEPARATOR}client_id`);
  return { connectionId, clientId };
}

/** The IDs of all applications for which a connection is enabled. The API returns them in pages. */
export async function enabledClients(api: Auth0Api, connectionId: string): Promise<string[]> {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const page = await api.get(`${pathOf(connectionId)}/clients`, { take: '100', ...(from && { from }) });
    found.push(...((page.clients ?? []) as JsonObject[]).map(({ client_id }) => String(client_id ?? '')));
    from = typeof page.next === 'string' ? page.next : undefined;
  } while (from);
  return found;
}

/** The two parts of the id, from the state. The real provider parses the id only in an import. */
const partsOf = ({ connection_id, client_id }: ObjectValue) => ({
  connectionId: String(connection_id ?? ''),
  clientId: String(client_id ?? ''),
});

async function read(api: Auth0Api, id: string, state: ObjectValue): Promise<Reading | null> {
  const { connectionId, clientId } = partsOf(state);
  try {
    if (!(await enabledClients(api, connectionId)).includes(clientId)) return null;
    const connection = await api.get(pathOf(connectionId), { fields: 'strategy,name', include_fields: 'true' });
    return {
      id,
      connection_id: connectionId,
      client_id: clientId,
      name: String(connection.name ?? ''),
      strategy: String(connection.strategy ?? ''),
    };
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

const enable = (api: Auth0Api, connectionId: string, clientId: string, status: boolean) =>
  api.patch(`${pathOf(connectionId)}/clients`, [{ client_id: clientId, status }]);

/** One application for which a connection is enabled. Other applications of the connection are not changed. */
export const connectionClient: ResourceDefinition = {
  type: TYPE,
  traits: { connection_id: { forceNew: true }, client_id: { forceNew: true } },
  async create({ api, planned }) {
    const { connectionId, clientId } = partsOf(planned);
    await enable(api, connectionId, clientId, true);
    return `${connectionId}${SEPARATOR}${clientId}`;
  },
  async update() {
    // A change of any attribute replaces the resource.
  },
  read,
  async delete(api, _id, state) {
    const { connectionId, clientId } = partsOf(state);
    try {
      await enable(api, connectionId, clientId, false);
    } catch (failure) {
      if (!isNotFound(failure)) throw failure;
    }
  },
  importState(id) {
    const { connectionId, clientId } = parts(id);
    return { id, connection_id: connectionId, client_id: clientId };
  },
};
