import { isNotFound, type Auth0Api, type JsonObject } from '../api';
import type { Change, Reading, ResourceDefinition } from '../definition';
import { conflicting, oneOf } from '../validate';
import { defaultAuthMethod } from './client';

const FIELDS =
  'client_id,client_secret,app_type,token_endpoint_auth_method,client_authentication_methods,signed_request_object';

const pathOf = (id: string) => `clients/${encodeURIComponent(id)}`;
const only = (fields: string) => ({ fields, include_fields: 'true' });

/** Sets the method and the secret if they are configured and have changed. */
async function setCredentials({ api, prior, planned }: Change, id: string): Promise<void> {
  const method = planned.authentication_method;
  const secret = planned.client_secret;
  const takesSecret = method === 'client_secret_post' || method === 'client_secret_basic';
  if (typeof method === 'string' && method !== prior?.authentication_method) {
    await api.patch(pathOf(id), { token_endpoint_auth_method: method });
  }
  if (takesSecret && typeof secret === 'string' && secret !== (prior?.client_secret ?? '')) {
    await api.patch(pathOf(id), { client_secret: secret });
  }
}

function methodOf(client: JsonObject): string {
  const [strong] = Object.keys((client.client_authentication_methods ?? {}) as JsonObject);
  return strong ?? String(client.token_endpoint_auth_method ?? defaultAuthMethod(client.app_type));
}

async function read(api: Auth0Api, id: string): Promise<Reading | null> {
  try {
    const client = await api.get(pathOf(id), only(FIELDS));
    return {
      id,
      client_id: String(client.client_id ?? id),
      // Without the scope read:client_keys, Auth0 omits the secret, and the state gets an empty text.
      client_secret: String(client.client_secret ?? ''),
      authentication_method: methodOf(client),
    };
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

/** Authentication of an application at the token endpoint. Its deletion sets the default method of the application's type. */
export const clientCredentials: ResourceDefinition = {
  type: 'auth0_client_credentials',
  unsupported: ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth', 'signed_request_object'],
  traits: { client_id: { forceNew: true } },
  rules: [
    oneOf(
      'authentication_method',
      ...[
        'none',
        'client_secret_post',
        'client_secret_basic',
        'private_key_jwt',
        'tls_client_auth',
        'self_signed_tls_client_auth',
      ],
    ),
    conflicting('client_secret', 'private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'),
  ],
  async create(change, created) {
    const id = String(change.planned.client_id);
    await change.api.get(pathOf(id), only('client_id'));
    created(id);
    await setCredentials(change, id);
    return id;
  },
  async update(change, id) {
    await change.api.get(pathOf(id), only('client_id'));
    await setCredentials(change, id);
  },
  read,
  async delete(api, id) {
    let client: JsonObject;
    try {
      client = await api.get(pathOf(id), only('client_id,app_type'));
    } catch (failure) {
      if (isNotFound(failure)) return;
      throw failure;
    }
    const credentials = await api.list(`${pathOf(id)}/credentials`, 'credentials');
    await api.patch(pathOf(id), {
      ...(credentials.length > 0 && { client_authentication_methods: null }),
      token_endpoint_auth_method: defaultAuthMethod(client.app_type),
    });
    for (const credential of credentials) await api.delete(`${pathOf(id)}/credentials/${String(credential.id)}`);
  },
};
