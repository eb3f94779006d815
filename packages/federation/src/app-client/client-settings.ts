import { EXPLICIT_AUTH_FLOWS, type ExplicitAuthFlow } from '@auth0-cognito/contract';

import { shapeOf } from '../shape';

import { DEFAULT_SCOPES } from './client-scopes';
import { tokenLifetimesShape, type TokenLifetimes } from './token-lifetimes';

/** Settings of every app client. */
export interface ClientSettings {
  /**
   * Name of the client, unique in its pool: letters, digits, spaces and `+ = , . @ - _`, at most 128 characters.
   *
   * @default - for `webClient` of a federated user pool, `{name}-web`
   */
  readonly name: string;
  /**
   * Lifetimes of tokens.
   *
   * @default - 1 hour for access and ID token, 30 days for the refresh token
   */
  readonly lifetimes?: TokenLifetimes;
  /**
   * Whether refresh tokens can be revoked. Revocation also ends their access tokens.
   *
   * @default true
   */
  readonly enableTokenRevocation?: boolean;
}

/** Rotation of refresh tokens, or its end. */
export type RefreshTokenRotation =
  | {
      /** Seconds for which the old refresh token stays valid, 0 to 60. */
      readonly retryGracePeriodSeconds: number;
    }
  | 'disabled';

/** Settings of a sign-in client. */
export interface SignInClientSettings extends ClientSettings {
  /**
   * URLs to which Cognito may redirect with a code: https, http on localhost, 127.0.0.1 or [::1], or, for a client without a
   * secret, a custom scheme (`myapp://`). Cognito compares the complete strings. The first one is the default. 1 to 100.
   *
   * @default - for `webClient` of a federated user pool, the URL of the application
   */
  readonly callbackUrls: readonly string[];
  /**
   * URLs to which Cognito may redirect after sign-out. A federated user pool adds Auth0's sign-out, which redirects to the
   * first web URL of these. Without one, a sign-out of the client does not end the session at Auth0. At most 100.
   *
   * @default - none; for `webClient` of a federated user pool, the URL of the application
   */
  readonly logoutUrls?: readonly string[];
  /**
   * OAuth scopes: `openid`, `email`, `profile`, `phone`, `aws.cognito.signin.user.admin`, or `{resource server}/{scope}`.
   *
   * @default ['openid', 'email', 'profile']
   */
  readonly scopes?: readonly string[];
  /**
   * Also allow tokens in the URL fragment (response_type=token). OAuth 2.1 does not have this flow.
   *
   * @default false
   */
  readonly allowImplicitFlow?: boolean;
  /**
   * Also allow native users of the pool to sign in with this client.
   *
   * @default false
   */
  readonly allowNativeUsers?: boolean;
  /**
   * Issue a new refresh token at each refresh. With rotation, the
   * flow ALLOW_REFRESH_TOKEN_AUTH is not possible: SDKs use GetTokensFromRefreshToken. `disabled` ends a rotation. If you
   * remove the value instead, the apply fails, because Cognito keeps a setting that the AWS provider does not expect.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/43531
   * @default - no rotation
   */
  readonly refreshTokenRotation?: RefreshTokenRotation;
  /**
   * Authentication flows of the Cognito API.
   *
   * @default - `['ALLOW_REFRESH_TOKEN_AUTH']`; with `refreshTokenRotation`, `['ALLOW_USER_SRP_AUTH']`
   */
  readonly explicitAuthFlows?: readonly ExplicitAuthFlow[];
  /**
   * Pool attributes that tokens of the client can read.
   *
   * @default - all
   */
  readonly readAttributes?: readonly string[];
  /**
   * Pool attributes that users of the client can write. They must include those that identity providers map.
   *
   * @default - those that its identity providers map and those that the pool requires
   */
  readonly writeAttributes?: readonly string[];
  /**
   * Accept device data of the user's request for threat protection. Requires a client secret.
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
