import { lifetimeSeconds } from '@auth0-cognito/contract';
import { Lazy } from 'cdktf';

import type { IIdentityProvider } from '../identity-provider/identity-provider-ref';
import { COGNITO_WRITTEN_ATTRIBUTES } from '../user-pool/standard-attributes';
import type { ResourceServer } from '../user-pool/resource-server';
import type { IUserPool } from '../user-pool/user-pool-ref';

import { resolveScopes } from './client-scopes';
import {
  rotationOf,
  withSignInClientDefaults,
  type ClientSettings,
  type SignInClientSettings,
} from './client-settings';
import { validity, withLifetimeDefaults } from './token-lifetimes';

/** Settings of every client, for both Terraform client resources. @internal */
export function commonConfig(settings: ClientSettings) {
  const lifetimes = withLifetimeDefaults(settings.lifetimes);
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

/** Other inputs of the configuration of a sign-in client. The last two can grow until synthesis. */
export interface SignInParts {
  readonly userPool: IUserPool;
  readonly resourceServers: readonly ResourceServer[];
  readonly identityProviders: readonly IIdentityProvider[];
  readonly extraLogoutUrls: readonly string[];
}

/** Settings of a sign-in client. @internal */
export function signInConfig(
  settings: SignInClientSettings,
  { userPool, resourceServers, identityProviders, extraLogoutUrls }: SignInParts,
) {
  const { scopes, explicitAuthFlows } = withSignInClientDefaults(settings);
  return {
    ...commonConfig(settings),
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ['code', ...(settings.allowImplicitFlow ? ['implicit'] : [])],
    allowedOauthScopes: resolveScopes(scopes, resourceServers),
    callbackUrls: [...settings.callbackUrls],
    defaultRedirectUri: settings.callbackUrls[0],
    logoutUrls: Lazy.listValue({ produce: () => [...(settings.logoutUrls ?? []), ...extraLogoutUrls] }),
    supportedIdentityProviders: Lazy.listValue({
      produce: () => [
        ...identityProviders.map((provider) => provider.providerName),
        ...(settings.allowNativeUsers ? ['COGNITO'] : []),
      ],
    }),
    explicitAuthFlows: [...explicitAuthFlows],
    ...rotationConfig(settings),
    enablePropagateAdditionalUserContextData: settings.enablePropagateAdditionalUserContextData ?? false,
    ...attributesConfig(settings, userPool, identityProviders),
  };
}

/**
 * Rotation of refresh tokens. Not declared if the settings do not have it: Cognito returns it only for a client that once had
 * it. The grace period of `disabled` is 0, as Cognito returns it.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/45646
 * @internal
 */
export function rotationConfig(settings: Pick<SignInClientSettings, 'refreshTokenRotation'>) {
  if (!settings.refreshTokenRotation) return {};
  const retryGracePeriodSeconds = rotationOf(settings)?.retryGracePeriodSeconds;
  return {
    refreshTokenRotation: [
      {
        feature: retryGracePeriodSeconds === undefined ? 'DISABLED' : 'ENABLED',
        retryGracePeriodSeconds: retryGracePeriodSeconds ?? 0,
      },
    ],
  };
}

/** Without a schema (a referenced pool), attributes are declared only if the settings list them. */
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
