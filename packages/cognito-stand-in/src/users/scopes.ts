import { STANDARD_SCOPES } from '@auth0-cognito/contract';
import type { ResourceServer, SchemaAttribute, UserPoolClient } from '../configuration/pools';

/** The scope that the user pools API requires in an access token. */
export const API_SCOPE = 'aws.cognito.signin.user.admin';

const WITH_OPENID_ONLY = ['email', 'phone', 'profile'];

/** Custom scopes of the resource servers of a pool, as in tokens. */
export const customScopes = (servers: readonly ResourceServer[]): string[] =>
  servers.flatMap((server) => server.scopes.map((scope) => `${server.identifier}/${scope.name}`));

/**
 * The scopes of a sign-in: all scopes of the client if none are requested. Known scopes that the client does not have are
 * ignored. `undefined` is Cognito's `invalid_scope`: an unknown scope, an OIDC scope without `openid`, or no remaining scope.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function grantedScopes(
  requested: string | undefined,
  client: UserPoolClient,
  servers: readonly ResourceServer[],
): readonly string[] | undefined {
  if (requested === undefined || requested.trim() === '') return client.oauthScopes;

  const known = new Set<string>([...STANDARD_SCOPES, ...customScopes(servers)]);
  const wanted = [...new Set(requested.split(' ').filter((scope) => scope !== ''))];
  if (wanted.some((scope) => !known.has(scope))) return undefined;
  if (!wanted.includes('openid') && wanted.some((scope) => WITH_OPENID_ONLY.includes(scope))) return undefined;

  const granted = wanted.filter((scope) => client.oauthScopes.includes(scope));
  return granted.length > 0 ? granted : undefined;
}

/**
 * The custom scopes of a machine client; system scopes are for users only. `undefined` if the client has none of the requested scopes.
 */
export function machineScopes(requested: string | undefined, client: UserPoolClient): readonly string[] | undefined {
  const own = client.oauthScopes.filter((scope) => scope.includes('/'));
  const wanted = (requested ?? '').split(' ').filter((scope) => scope !== '');
  const granted = wanted.length === 0 ? own : own.filter((scope) => wanted.includes(scope));
  return granted.length > 0 ? granted : undefined;
}

const SCOPE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
};

/**
 * Whether ID token and userInfo contain an attribute. The client must be able to read it. `openid` alone or `profile` includes
 * every such attribute; `email` and `phone` include only their own.
 */
export function attributeIsShown(
  name: SchemaAttribute['name'],
  scopes: readonly string[],
  client: UserPoolClient,
): boolean {
  if (client.readAttributes && !client.readAttributes.includes(name)) return false;
  if (scopes.includes('profile') || !scopes.some((scope) => scope in SCOPE_ATTRIBUTES)) return true;
  return scopes.some((scope) => SCOPE_ATTRIBUTES[scope]?.includes(name));
}
