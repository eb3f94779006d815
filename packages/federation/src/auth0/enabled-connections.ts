import { Construct } from 'constructs';

import { ConnectionClient } from '@cdktf/provider-auth0/lib/connection-client';
import { DataAuth0Connection } from '@cdktf/provider-auth0/lib/data-auth0-connection';

import * as checks from '../checks';
import { fault } from '../faults';

import { shapeOf } from '../shape';

import type { Auth0Tenant } from './auth0-tenant';

/** A connection of the tenant, by its name or by its id (`con_…`). */
export type Auth0ConnectionRef =
  | {
      /** Name of the connection: `Username-Password-Authentication`. */
      readonly name: string;
    }
  | {
      /** Id of the connection: `con_…`. */
      readonly id: string;
    };

/** @internal */
export const auth0ConnectionShape = shapeOf<Auth0ConnectionRef>()((z) =>
  z.union([z.strictObject({ name: z.string() }), z.strictObject({ id: z.string() })]),
);

/** Props of {@link EnabledConnections}. */
export interface EnabledConnectionsProps {
  readonly tenant: Auth0Tenant;
  /** Client id of the application. */
  readonly clientId: string;
  /** Connections by a stable key. */
  readonly connections: Readonly<Record<string, Auth0ConnectionRef>>;
}

/**
 * Defines the connections with which users can sign in to an application.
 *
 * Each is an `auth0_connection_client`. `auth0_connection_clients` would manage the list of all applications of the connection,
 * and remove other applications.
 */
export class EnabledConnections extends Construct {
  /** The Terraform resources by key. */
  readonly resources: Readonly<Record<string, ConnectionClient>>;

  constructor(scope: Construct, id: string, { tenant, clientId, connections }: EnabledConnectionsProps) {
    super(scope, id);
    const provider = tenant.provider && { provider: tenant.provider };
    checks.refuse(this, checkConnections(checks.at(this, 'connections'), connections));

    this.resources = Object.fromEntries(
      Object.entries(connections).map(([key, connection]) => {
        const each = new Construct(this, key);
        const connectionId =
          'id' in connection
            ? connection.id
            : new DataAuth0Connection(each, 'Connection', { ...provider, name: connection.name }).id;
        return [key, new ConnectionClient(each, 'Resource', { ...provider, connectionId, clientId })];
      }),
    );
  }
}

/** Faults of connections. @internal */
export function checkConnections(
  path: string,
  connections: Readonly<Record<string, Auth0ConnectionRef>> = {},
): checks.Findings {
  return Object.entries(connections).map(([key, connection]) => [
    checks.stableKey(path, key),
    checkConnection(`${path}.${key}`, connection),
  ]);
}

function checkConnection(path: string, connection: Auth0ConnectionRef): checks.Findings {
  const hasBoth = 'id' in connection && 'name' in connection;
  if (hasBoth) return fault.ERR_CONNECTION_INVALID({ path, received: JSON.stringify(connection) });
  return 'id' in connection
    ? checks.matching(connection.id, /^con_[A-Za-z0-9]{16}$/, (id) =>
        fault.ERR_CONNECTION_INVALID({ path: `${path}.id`, received: id }),
      )
    : checks.matching(connection.name, /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,126}[A-Za-z0-9])?$/, (name) =>
        fault.ERR_CONNECTION_INVALID({ path: `${path}.name`, received: name }),
      );
}
