import type { Management } from 'auth0';
import { throwFaults } from '@auth0-cognito/contract';
import { fault } from './faults';
import { TRIGGERS, deployed, newAction } from './management/actions';
import { newConnection } from './management/connections';
import type { RateLimit } from './management/rate-limit';
import { DEFAULT_CONNECTION, seedCustomDomain } from './management/seeds';
import type { Tenant } from './management/tenant';
import { managementAudience, randomId, randomSecret } from './management/tenant';
import { newBinding } from './management/trigger-bindings';
import { addUser } from './management/users';
import type { LoggedRequest, RequestLog } from './stand-in-requests';
import type { ClientRecord, ConnectionRecord, OrganizationRecord, UserRecord } from './store-state';
import { without } from './store-state';

const POST_LOGIN = 'post-login';

/** A user who can sign in. */
export interface SeedUser {
  readonly email: string;
  readonly password: string;
  /** Name of the connection. @default 'Username-Password-Authentication' */
  readonly connection?: string;
  /** @default true */
  readonly emailVerified?: boolean;
  readonly givenName?: string;
  readonly familyName?: string;
  /** @default the email address */
  readonly name?: string;
  /** Id after `auth0|`. @default random */
  readonly id?: string;
}

/** An organization with members. */
export interface SeedOrganization {
  /** Lower-case letters, digits, `-` and `_`. */
  readonly name: string;
  readonly displayName?: string;
  /** Names of the connections that are enabled for it. */
  readonly connections: readonly string[];
  /** Whether these connections assign membership at sign-in. @default false */
  readonly assignsMembership?: boolean;
  /** Ids of users, such as `auth0|ada`. @default none */
  readonly members?: readonly string[];
}

/** Changes a tenant without its API, to simulate the dashboard and external events. */
export interface TenantControl {
  readonly domain: string;
  /** Applications with their secrets, including the management applications. */
  applications(): readonly Readonly<ClientRecord>[];
  connections(): readonly Readonly<ConnectionRecord>[];
  /** Adds scopes to the Management API grant of an application. Issued tokens do not change. */
  grantScopes(clientId: string, scopes: readonly string[]): void;
  /** Removes scopes from the grant. Issued tokens do not change. */
  revokeScopes(clientId: string, scopes: readonly string[]): void;
  /** Sets a new secret of an application, as the dashboard does, and returns it. */
  rotateSecret(clientId: string): string;
  /** Sets the delay after which a new secret takes effect, in milliseconds. Until then, the previous one is valid. */
  delaySecrets(milliseconds: number): void;
  /** Makes the next calls of the Management API fail with 429, with a reset after so many seconds. @default 1 second */
  throttle(calls: number, resetAfterSeconds?: number): void;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  /** Adds a connection and enables it for applications. */
  seedConnection(input: {
    name: string;
    strategy?: 'auth0';
    enabledClients?: readonly string[];
  }): Readonly<ConnectionRecord>;
  /** Adds a verified custom domain. */
  seedCustomDomain(host: string): void;
  /** Enables or disables a connection for an application. */
  enableConnection(name: string, clientId: string, isEnabled: boolean): void;
  /** Adds an action of another team, deployed and bound to the post-login trigger, and returns its id. */
  seedBoundAction(name: string): string;
  /** Names of the actions that are bound to the post-login trigger, in the order they run. */
  boundActions(): readonly string[];
  /** Adds a user, or updates the user with this email address. */
  seedUser(user: SeedUser): Readonly<UserRecord>;
  /** Adds an organization, and returns it with its id. */
  seedOrganization(organization: SeedOrganization): Readonly<OrganizationRecord>;
}

const requireClient = (tenant: Tenant, clientId: string) => {
  if (!Object.hasOwn(tenant.store.state.clients, clientId)) {
    throwFaults('Auth0 stand-in', [fault.ERR_AUTH0_STAND_IN_UNKNOWN_CLIENT({ received: clientId })]);
  }
};

const changeScopes = (tenant: Tenant, clientId: string, change: (scopes: Set<string>) => void) => {
  requireClient(tenant, clientId);
  const audience = managementAudience(tenant.domain);
  tenant.store.change((draft) => {
    const grant = Object.values(draft.clientGrants).find(
      (candidate) => candidate.client_id === clientId && candidate.audience === audience,
    );
    if (!grant) return;
    const scopes = new Set(grant.scope);
    change(scopes);
    grant.scope = [...scopes];
  });
};

const changeConnection = (tenant: Tenant, name: string, change: (connection: ConnectionRecord) => void) =>
  tenant.store.change((draft) => {
    const connection = Object.values(draft.connections).find((candidate) => candidate.name === name);
    if (connection) change(connection);
    else throwFaults('Auth0 stand-in', [fault.ERR_AUTH0_STAND_IN_UNKNOWN_CONNECTION({ received: name })]);
  });

const seedUser = (tenant: Tenant, user: SeedUser): UserRecord => {
  const connection = user.connection ?? DEFAULT_CONNECTION;
  changeConnection(tenant, connection, () => undefined);
  const input: Management.CreateUserRequestContent = {
    connection,
    email: user.email,
    password: user.password,
    email_verified: user.emailVerified ?? true,
    ...(user.id && { user_id: user.id }),
    ...(user.givenName && { given_name: user.givenName }),
    ...(user.familyName && { family_name: user.familyName }),
    ...(user.name && { name: user.name }),
  };
  const before = Object.values(tenant.store.state.users).find(
    (known) => known.connection === connection && known.email?.toLowerCase() === user.email.toLowerCase(),
  );
  if (before) {
    tenant.store.change((draft) => {
      draft.users = without(draft.users, before.user_id);
    });
  }
  const id = user.id ?? before?.user_id.slice(before.user_id.indexOf('|') + 1);
  return addUser(tenant.store, { ...input, ...(id && { user_id: id }) });
};

const seedOrganization = (tenant: Tenant, input: SeedOrganization): OrganizationRecord => {
  const known = Object.values(tenant.store.state.connections);
  const connections = input.connections.map((name) => {
    changeConnection(tenant, name, () => undefined);
    const connection_id = known.find((connection) => connection.name === name)?.id ?? '';
    return { connection_id, assign_membership_on_login: input.assignsMembership ?? false };
  });
  const organization: OrganizationRecord = {
    id: `org_${randomId(16)}`,
    name: input.name,
    ...(input.displayName !== undefined && { display_name: input.displayName }),
    connections,
    members: [...(input.members ?? [])],
  };
  tenant.store.change((draft) => {
    draft.organizations[organization.id] = organization;
  });
  return organization;
};

/** The control of one tenant. */
export function createTenantControl(tenant: Tenant, rateLimit: RateLimit, log: RequestLog): TenantControl {
  const { store, domain } = tenant;
  return {
    domain,
    applications: () => Object.values(store.state.clients),
    connections: () => Object.values(store.state.connections),
    grantScopes: (clientId, scopes) =>
      changeScopes(tenant, clientId, (set) => scopes.forEach((scope) => set.add(scope))),
    revokeScopes: (clientId, scopes) =>
      changeScopes(tenant, clientId, (set) => scopes.forEach((scope) => set.delete(scope))),
    rotateSecret(clientId) {
      requireClient(tenant, clientId);
      const secret = randomSecret();
      store.change((draft) => {
        const client = draft.clients[clientId];
        if (client) {
          tenant.secrets.beforeChange(client);
          client.client_secret = secret;
        }
      });
      return secret;
    },
    delaySecrets(milliseconds) {
      tenant.secrets.delay = milliseconds;
    },
    throttle: (calls, resetAfterSeconds = 1) => rateLimit.refuse(calls, resetAfterSeconds),
    requests: () => log.of(tenant.hosts()),
    clearRequests: () => log.clear(tenant.hosts()),
    seedConnection({ name, strategy = 'auth0', enabledClients = [] }) {
      const connection = newConnection({ name, strategy, enabled_clients: [...enabledClients] });
      store.change((draft) => {
        draft.connections[connection.id] = connection;
      });
      return connection;
    },
    seedCustomDomain: (host) => store.change((draft) => seedCustomDomain(draft, host)),
    enableConnection(name, clientId, isEnabled) {
      requireClient(tenant, clientId);
      changeConnection(tenant, name, (connection) => {
        const others = connection.enabled_clients.filter((id) => id !== clientId);
        connection.enabled_clients = isEnabled ? [...others, clientId] : others;
      });
    },
    seedBoundAction(name) {
      const action = deployed(
        newAction({ name, supported_triggers: [{ id: POST_LOGIN, version: TRIGGERS[POST_LOGIN] ?? '' }] }),
      );
      store.change((draft) => {
        draft.actions[action.id] = action;
        draft.bindings[POST_LOGIN] = [...(draft.bindings[POST_LOGIN] ?? []), newBinding(POST_LOGIN, action)];
      });
      return action.id;
    },
    boundActions: () =>
      (store.state.bindings[POST_LOGIN] ?? []).map(
        ({ action_id }) => store.state.actions[action_id]?.name ?? action_id,
      ),
    seedUser: (user) => seedUser(tenant, user),
    seedOrganization: (organization) => seedOrganization(tenant, organization),
  };
}
