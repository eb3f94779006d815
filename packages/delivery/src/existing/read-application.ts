import { withCallErrors } from '../provider-call';
import { managementOf } from '../auth0/management';
import type { ExistingApplication } from './existing';
import { unreadable } from './unreadable';

/**
 * Reads an Auth0 application and its connections. The request excludes the secrets.
 *
 * @throws FaultError ERR_EXISTING_UNREADABLE, ERR_AUTH0_CREDENTIALS_MISSING.
 */
export async function readApplication(domain: string, clientId: string): Promise<ExistingApplication> {
  const management = managementOf({ domain });
  return withCallErrors(
    async () => {
      const {
        client_secret: _secret,
        signing_keys: _keys,
        ...application
      } = await management.clients.get(clientId, {
        fields: 'client_secret,signing_keys',
        include_fields: false,
      });
      const connections = [];
      for await (const { id = '', name = '' } of await management.clients.connections.get(clientId)) {
        connections.push({ id, name });
      }
      return { application, connections };
    },
    unreadable(`Auth0 application ${clientId} of ${domain}`),
  );
}
