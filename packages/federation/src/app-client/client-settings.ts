import { EXPLICIT_AUTH_FLOWS, type ExplicitAuthFlow } from '@auth0-cognito/contract';

import { shapeOf } from '../shape';

import { DEFAULT_SCOPES } from './client-scopes';
import { tokenLifetimesShape, type TokenLifetimes } from './token-lifetimes';

/** Values that every app client has. */
export interface ClientSettings {
  /** Name of the client, unique in its pool: letters, digits, spaces and `+ = , . @ - _`. */
  readonly name: string;
  /**
   * How long tokens hold.
   *
   * @default - 1 hour for access and ID token, 30 days for the refresh token
   */
  readonly lifetimes?: TokenLifetimes;
  /**
   * Refresh tokens can be revoked, and access tokens end with them.
   *
   * @default true
   */
  readonly enableTokenRevocation?: boolean;
}

/** Rotation of refresh tokens, or the end of it. */
export type RefreshTokenRotation = { readonly retryGracePeriodSeconds: number } | 'disabled';

/** Values of a client through which people sign in. */
export interface SignInClientSettings extends ClientSettings {
  /**
   * Where Cognito may return to with a code: https, http on localhost, 127.0.0.1 or [::1], or without a secret a custom scheme
   * (`myapp://`); compared as whole texts. The first one is the client's default.
   */
  readonly callbackUrls: readonly string[];
  /**
   * Where Cognito may return to after sign-out. In a federated user pool, Auth0's sign-out is added, which ends at the first web
   * URL of these: without one, the client's sign-out leaves the session at Auth0.
   *
   * @default - none
   */
  readonly logoutUrls?: readonly string[];
  /**
   * OAuth scopes: `openid`, `email`, `profile`, `phone`, `aws.cognito.signin.user.admin`, or `{resource server}/{scope}`.
   *
   * @default ['openid', 'email', 'profile']
   */
  readonly scopes?: readonly string[];
  /**
   * Also hand out tokens in the URL's fragment (response_type=token). OAuth 2.1 drops this flow.
   *
   * @default false
   */
  readonly allowImplicitFlow?: boolean;
  /**
   * Also let native users of the pool sign in through this client.
   *
   * @default false
   */
  readonly allowNativeUsers?: boolean;
  /**
   * Give a new refresh token at each refresh; the old one holds for this many seconds more, 0 to 60. With rotation, the
   * flow ALLOW_REFRESH_TOKEN_AUTH is not possible: SDKs use GetTokensFromRefreshToken. `disabled` ends a rotation: to remove the
   * value fails the apply, because Cognito keeps a setting that the AWS provider does not expect.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/43531
   * @default - refresh tokens stay the same
   */
  readonly refreshTokenRotation?: RefreshTokenRotation;
  /**
   * Flows of the Cognito API.
   *
   * @default - ALLOW_REFRESH_TOKEN_AUTH, or with rotation ALLOW_USER_SRP_AUTH
   */
  readonly explicitAuthFlows?: readonly ExplicitAuthFlow[];
  /**
   * Pool attributes that the client's tokens can read.
   *
   * @default - all
   */
  readonly readAttributes?: readonly string[];
  /**
   * Pool attributes that the client's users can write. Those that identity providers map must be among them.
   *
   * @default - those that its identity providers map and those that the pool requires
   */
  readonly writeAttributes?: readonly string[];
  /**
   * Pass on the device data of the user's request for threat protection. Takes a client secret.
   *
   * @default false
   */
  readonly enablePropagateAdditionalUserContextData?: boolean;
}

/** @internal */
export const clientShape = shapeOf<ClientSettings>()((z) =>
  z.strictObject({ name: z.string(), lifetimes: tokenLifetimesShape(z).optional(), enableTokenRevocation: z.flag }),
);

/** @internal */
export const signInClientShape = shapeOf<SignInClientSettings>()((z) =>
  z.strictObject({
    ...clientShape(z).shape,
    callbackUrls: z.texts,
    logoutUrls: z.texts.optional(),
    scopes: z.texts.optional(),
    allowImplicitFlow: z.flag,
    allowNativeUsers: z.flag,
    refreshTokenRotation: z
      .union([z.literal('disabled'), z.strictObject({ retryGracePeriodSeconds: z.number() })])
      .optional(),
    explicitAuthFlows: z.array(z.enum(EXPLICIT_AUTH_FLOWS)).optional(),
    readAttributes: z.texts.optional(),
    writeAttributes: z.texts.optional(),
    enablePropagateAdditionalUserContextData: z.flag,
  }),
);

/** The rotation of a client that has one. @internal */
export function rotationOf({ refreshTokenRotation: rotation }: Pick<SignInClientSettings, 'refreshTokenRotation'>) {
  return rotation === 'disabled' ? undefined : rotation;
}

/** The settings of a sign-in client with their defaults: for the checks and for the construct. @internal */
export function withSignInClientDefaults<Settings extends Partial<SignInClientSettings>>(settings: Settings) {
  const byDefault: readonly ExplicitAuthFlow[] = [
    rotationOf(settings) ? 'ALLOW_USER_SRP_AUTH' : 'ALLOW_REFRESH_TOKEN_AUTH',
  ];
  return {
    ...settings,
    scopes: settings.scopes ?? DEFAULT_SCOPES,
    explicitAuthFlows: settings.explicitAuthFlows ?? byDefault,
  };
}
