import { DEFAULT_LIFETIMES, DEFAULT_UNITS, type ExplicitAuthFlow } from '@auth0-cognito/contract';
import type { ExistingClient } from '@auth0-cognito/delivery/existing';
import { STANDARD_ATTRIBUTES } from '@auth0-cognito/federation';
import { COGNITO_WRITTEN_ATTRIBUTES } from '@auth0-cognito/federation/shapes';

/**
 * Flows of a client that was created without any.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
const DEFAULT_FLOWS: readonly ExplicitAuthFlow[] = [
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
];

/**
 * Attributes that a client can write if it was created without a list: the standard attributes.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
const WRITABLE_BY_DEFAULT = STANDARD_ATTRIBUTES.filter((name) => !COGNITO_WRITTEN_ATTRIBUTES.includes(name));

/** Whether the values can describe a client: it uses the code flow or client credentials. */
export function kindOf(client: ExistingClient): 'sign-in' | 'machine' | undefined {
  const flows = client.AllowedOAuthFlows ?? [];
  if (!client.AllowedOAuthFlowsUserPoolClient) return undefined;
  if (flows.includes('client_credentials')) return flows.length === 1 && client.hasSecret ? 'machine' : undefined;
  return flows.includes('code') && (client.CallbackURLs ?? []).length > 0 ? 'sign-in' : undefined;
}

/** Other inputs of a client's values. */
export interface ClientContext {
  /** Key of each federation by the name of its identity provider. */
  readonly federations: ReadonlyMap<string, string>;
  /** Whether a logout URL is one that the stack adds: Auth0's sign-out. */
  readonly isAdded: (url: string) => boolean;
}

/** Values that every client has. */
const common = (client: ExistingClient) => ({
  name: client.ClientName ?? '',
  lifetimes: {
    accessToken: lifetime('accessToken', client.AccessTokenValidity, client.TokenValidityUnits?.AccessToken),
    idToken: lifetime('idToken', client.IdTokenValidity, client.TokenValidityUnits?.IdToken),
    refreshToken: lifetime('refreshToken', client.RefreshTokenValidity, client.TokenValidityUnits?.RefreshToken),
    authSession:
      client.AuthSessionValidity === undefined
        ? DEFAULT_LIFETIMES.authSession
        : text(client.AuthSessionValidity, 'minutes'),
  },
  enableTokenRevocation: client.EnableTokenRevocation ?? false,
});

const text = (value: number, unit: string) => `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`;

/** The response of AWS has no value, or 0, for the default. */
function lifetime(kind: keyof typeof DEFAULT_UNITS, value: number | undefined, unit: string | undefined) {
  return value ? text(value, unit ?? DEFAULT_UNITS[kind]) : DEFAULT_LIFETIMES[kind];
}

/** Values of a sign-in client, the primary web client or another one. */
export function signInValues(client: ExistingClient, { isAdded }: ClientContext) {
  const first = client.DefaultRedirectURI;
  const callbacks = [...(client.CallbackURLs ?? [])];
  const rotation = client.RefreshTokenRotation;
  return {
    ...common(client),
    callbackUrls: first === undefined ? callbacks : [first, ...callbacks.filter((url) => url !== first)],
    logoutUrls: (client.LogoutURLs ?? []).filter((url) => !isAdded(url)),
    scopes: [...(client.AllowedOAuthScopes ?? [])],
    allowImplicitFlow: client.AllowedOAuthFlows?.includes('implicit') ?? false,
    allowNativeUsers: client.SupportedIdentityProviders?.includes('COGNITO') ?? false,
    ...(rotation && {
      refreshTokenRotation:
        rotation.Feature === 'ENABLED'
          ? { retryGracePeriodSeconds: rotation.RetryGracePeriodSeconds ?? 0 }
          : 'disabled',
    }),
    explicitAuthFlows: [...(client.ExplicitAuthFlows ?? DEFAULT_FLOWS)],
    readAttributes: [...(client.ReadAttributes ?? STANDARD_ATTRIBUTES)].sort(),
    writeAttributes: [...(client.WriteAttributes ?? WRITABLE_BY_DEFAULT)].sort(),
    enablePropagateAdditionalUserContextData: client.EnablePropagateAdditionalUserContextData ?? false,
  };
}

/** Values of a client other than the primary web client. */
export function clientValues(client: ExistingClient, context: ClientContext) {
  if (kindOf(client) === 'machine') {
    return { type: 'machine', imported: true, ...common(client), scopes: [...(client.AllowedOAuthScopes ?? [])] };
  }
  const { federations } = context;
  const listed = (client.SupportedIdentityProviders ?? []).flatMap((name) => federations.get(name) ?? []);
  return {
    type: client.hasSecret ? 'confidential' : 'public',
    imported: true,
    federations: listed,
    ...signInValues(client, context),
  };
}
