import { ManagementClient } from 'auth0';
import { EnvHttpProxyAgent, fetch } from 'undici';
import type { RequestInit } from 'undici';
import { fault } from '../faults';
import { searchFailed } from './orphans-error';
import type { Finder, Finders, Sought } from './orphan';

/** The Management API's longest page. */
const PAGE = 100;

/** A credential as the provider block or, where it has none, the provider's own variable gives it. */
function credential({ declared }: Sought, attribute: string, variable: string): string | undefined {
  const given = declared.provider[attribute];
  const [, named] = /^\$\{var\.(\w+)\}$/.exec(typeof given === 'string' ? given : '') ?? [];
  const source = named === undefined ? variable : `TF_VAR_${named}`;
  return process.env[source] || undefined;
}

/** The Management API of a resource's tenant, reached as the Auth0 provider reaches it: its credentials, and HTTPS_PROXY. */
function managementOf(sought: Sought): ManagementClient {
  const domain = String(sought.declared.provider.domain);
  const dispatcher = new EnvHttpProxyAgent();
  const options = {
    domain,
    telemetry: false,
    // Node's own fetch takes no proxy from the environment; undici's differs from it in its types only.
    fetch: ((url: string, init?: RequestInit) =>
      fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch,
    ...(process.env.AUTH0_AUDIENCE && { audience: process.env.AUTH0_AUDIENCE }),
  };
  const token = sought.declared.provider.client_id === undefined ? process.env.AUTH0_API_TOKEN : undefined;
  if (token) return new ManagementClient({ ...options, token });
  const clientId = credential(sought, 'client_id', 'AUTH0_CLIENT_ID');
  const clientSecret = credential(sought, 'client_secret', 'AUTH0_CLIENT_SECRET');
  if (clientId === undefined || clientSecret === undefined)
    throw searchFailed(fault.ERR_AUTH0_CREDENTIALS_MISSING({ domain }));
  return new ManagementClient({ ...options, clientId, clientSecret });
}

const application: Finder = async (sought) => {
  const name = sought.text('name');
  const found = [];
  const clients = await managementOf(sought).clients.list({
    fields: 'name,client_id',
    include_fields: true,
    per_page: PAGE,
  });
  for await (const client of clients) {
    const kind = `Auth0 application ${JSON.stringify(client.name)}`;
    found.push({ kind, id: client.client_id ?? '', isNamed: client.name === name });
  }
  return found;
};

const action: Finder = async (sought) => {
  const name = sought.text('name');
  if (name === undefined) return [];
  const found = [];
  for await (const each of await managementOf(sought).actions.list({ actionName: name, per_page: PAGE })) {
    if (each.name === name)
      found.push({ kind: `Auth0 action ${JSON.stringify(name)}`, id: each.id ?? '', isNamed: true });
  }
  return found;
};

/** Finders of what Auth0 makes a second time. Credentials, connections and triggers are only set. */
export const auth0Finders: Finders = { auth0_client: application, auth0_action: action };
