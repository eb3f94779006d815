import type { JWK } from 'jose';
import type { Management } from 'auth0';

/** A JSON object that the stand-in does not read. */
export type Json = Record<string, unknown>;

/** An application in the format of the Management API, with its secret. */
export type ClientRecord = Management.Client & { client_id: string; name: string; client_secret: string };

/** A public key credential of an application. Responses do not contain `pem`. */
export type CredentialRecord = Management.ClientCredential & { id: string; pem: string };

/** A connection. `enabled_clients` are the applications whose users can sign in with it. */
export interface ConnectionRecord extends Json {
  id: string;
  name: string;
  strategy: string;
  options: Json;
  enabled_clients: string[];
}

/** A client grant: allows an application to request tokens for an API. */
export interface ClientGrantRecord extends Json {
  id: string;
  client_id: string;
  audience: string;
  scope: string[];
}

/** An API. */
export interface ResourceServerRecord extends Json {
  id: string;
  identifier: string;
  is_system: boolean;
  scopes: { value: string; description?: string }[];
}

/** A custom domain. */
export interface CustomDomainRecord extends Json {
  custom_domain_id: string;
  domain: string;
  type: string;
  status: 'pending_verification' | 'ready';
  custom_client_ip_header: string | null;
  domain_metadata?: Record<string, string>;
}

/** A deployed version of an action. */
export interface ActionVersionRecord extends Json {
  id: string;
  number: number;
}

/** An action with its deployed versions, oldest first. Contains the values of secrets, which responses omit. */
export interface ActionRecord extends Json {
  id: string;
  name: string;
  code: string;
  supported_triggers: { id: string; version: string; status?: string }[];
  secrets: { name: string; value: string; updated_at: string }[];
  versions: ActionVersionRecord[];
}

/** A binding of an action to a trigger. */
export interface BindingRecord extends Json {
  id: string;
  action_id: string;
  display_name: string;
}

/** A user. The password is stored as `scrypt` salt and hash, base64url, joined by a dot. */
export interface UserRecord extends Json {
  user_id: string;
  connection: string;
  email?: string;
  username?: string;
  email_verified: boolean;
  blocked?: boolean;
  created_at: string;
  updated_at: string;
  password?: string;
}

/** An organization: the connections by which its members sign in, and the ids of its members. */
export interface OrganizationRecord extends Json {
  id: string;
  name: string;
  display_name?: string;
  connections: { connection_id: string; assign_membership_on_login: boolean }[];
  members: string[];
}

/** The tenant's signing key and its self-signed certificate. */
export interface SigningKey {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  /** PEM. */
  readonly certificate: string;
  /** SHA-1 of the certificate, base64url, for `x5t`. */
  readonly thumbprint: string;
}

/** The state of a tenant. Records are keyed by id, in order of creation. */
export interface TenantState {
  clients: Record<string, ClientRecord>;
  /** Keyed by client id. */
  credentials: Record<string, CredentialRecord[]>;
  connections: Record<string, ConnectionRecord>;
  clientGrants: Record<string, ClientGrantRecord>;
  resourceServers: Record<string, ResourceServerRecord>;
  /** Custom domains. Each verified one is an issuer. */
  customDomains: Record<string, CustomDomainRecord>;
  actions: Record<string, ActionRecord>;
  /** Keyed by trigger id. */
  bindings: Record<string, BindingRecord[]>;
  users: Record<string, UserRecord>;
  organizations: Record<string, OrganizationRecord>;
  settings: Json;
}

/** The state of an empty tenant. */
export function emptyState(): TenantState {
  return {
    clients: {},
    credentials: {},
    connections: {},
    clientGrants: {},
    resourceServers: {},
    customDomains: {},
    actions: {},
    bindings: {},
    users: {},
    organizations: {},
    settings: {},
  };
}

/** The records without the one with this id. */
export const without = <T>(records: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(records).filter(([key]) => key !== id));
