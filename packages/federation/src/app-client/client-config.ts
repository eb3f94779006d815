import { Lazy } from 'cdktf';

import type { IIdentityProvider } from '../identity-provider/identity-provider-ref';
import { COGNITO_WRITTEN_ATTRIBUTES } from '../user-pool/pool-attributes';
import type { IUserPool } from '../user-pool/user-pool-ref';

import type { ClientSettings, SignInClientSettings } from './client-settings';
import { DEFAULT_LIFETIMES, lifetimeSeconds, validity } from './token-lifetimes';

export const DEFAULT_SCOPES: readonly string[] = ['openid', 'email', 'profile'];

/** Settings of every client, as both Terraform client resources take them. */
export function commonConfig(settings: ClientSettings) {
  const lifetimes = { ...DEFAULT_LIFETIMES, ...settings.lifetimes };
  const access = validity(lifetimes.accessToken);
  const id = validity(lifetimes.idToken);
  const refresh = validity(lifetimes.refreshToken);
  return {
    accessTokenValidity: access.value,
    idTokenValidity: id.value,
    refreshTokenValidity: refresh.value,
    tokenValidityUnits: [{ accessToken: access.unit, idToken: id.unit, refreshToken: refresh.unit }],
    authSessionValidity: (lifetimeSeconds(lifetimes.authSession) ?? 0) / 60,
    enableTokenRevocation: settings.enableTokenRevocation ?? true,
    preventUserExistenceErrors: 'ENABLED',
  };
}

/** Settings of a client through which people sign in. Identity providers may be added until synth. */
export function signInConfig(
  settings: SignInClientSettings,
  userPool: IUserPool,
  identityProviders: readonly IIdentityProvider[],
  extraLogoutUrls: readonly string[] = [],
) {
  const rotation = settings.refreshTokenRotation;
  return {
    ...commonConfig(settings),
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ['code', ...(settings.allowImplicitFlow ? ['implicit'] : [])],
    allowedOauthScopes: [...(settings.scopes ?? DEFAULT_SCOPES)],
    callbackUrls: [...settings.callbackUrls],
    defaultRedirectUri: settings.callbackUrls[0],
    logoutUrls: Lazy.listValue({ produce: () => [...(settings.logoutUrls ?? []), ...extraLogoutUrls] }),
    supportedIdentityProviders: Lazy.listValue({
      produce: () => [
        ...identityProviders.map((provider) => provider.providerName),
        ...(settings.allowNativeUsers || identityProviders.length === 0 ? ['COGNITO'] : []),
      ],
    }),
    explicitAuthFlows: [
      ...(settings.explicitAuthFlows ?? [rotation ? 'ALLOW_USER_SRP_AUTH' : 'ALLOW_REFRESH_TOKEN_AUTH']),
    ],
    refreshTokenRotation: [
      {
        feature: rotation ? 'ENABLED' : 'DISABLED',
        ...(rotation && { retryGracePeriodSeconds: rotation.retryGracePeriodSeconds }),
      },
    ],
    enablePropagateAdditionalUserContextData: settings.enablePropagateAdditionalUserContextData ?? false,
    ...attributesConfig(settings, userPool, identityProviders),
  };
}

/** Without a schema (a referenced pool) nothing is declared unless the settings name it. */
function attributesConfig(
  settings: SignInClientSettings,
  userPool: IUserPool,
  identityProviders: readonly IIdentityProvider[],
) {
  const { attributes } = userPool;
  const read = settings.readAttributes ?? (attributes && [...attributes.keys()].sort());
  const required = [...(attributes ?? [])].filter(([, attribute]) => attribute.required).map(([name]) => name);
  const written = () =>
    [...new Set([...required, ...identityProviders.flatMap((provider) => provider.mappedAttributes)])]
      .filter((name) => !COGNITO_WRITTEN_ATTRIBUTES.includes(name))
      .sort();
  const write = settings.writeAttributes ?? (attributes && Lazy.listValue({ produce: written }));
  return { ...(read && { readAttributes: [...read] }), ...(write && { writeAttributes: write as string[] }) };
}
