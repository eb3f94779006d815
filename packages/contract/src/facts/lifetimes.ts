/**
 * Lifetimes of an app client's tokens.
 *
 * Source: `AccessTokenValidity`, `IdTokenValidity`, `RefreshTokenValidity`, `AuthSessionValidity` and `TokenValidityUnits` of
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */

/** Unit of a lifetime. */
export type LifetimeUnit = 'second' | 'minute' | 'hour' | 'day';

const SECONDS: Readonly<Record<LifetimeUnit, number>> = { second: 1, minute: 60, hour: 3_600, day: 86_400 };

/** A time with its unit, in whole numbers: `'30 minutes'`, `'1 hour'`, `'30 days'`. */
export type Lifetime = `${number} ${LifetimeUnit | `${LifetimeUnit}s`}`;

/** A lifetime in the form of the Cognito API. */
export interface Validity {
  readonly value: number;
  readonly unit: `${LifetimeUnit}s`;
}

/** A token or session whose lifetime an app client sets. `authSession` is the session of a sign-in by the Cognito API. */
export type TokenKind = 'accessToken' | 'idToken' | 'refreshToken' | 'authSession';

/** Default lifetimes of a client. */
export const DEFAULT_LIFETIMES = {
  accessToken: '1 hour',
  idToken: '1 hour',
  refreshToken: '30 days',
  authSession: '3 minutes',
} as const satisfies Record<TokenKind, Lifetime>;

/** Shortest and longest lifetime that Cognito accepts. */
export const LIFETIME_RANGES = {
  accessToken: ['5 minutes', '1 day'],
  idToken: ['5 minutes', '1 day'],
  refreshToken: ['1 hour', '3650 days'],
  authSession: ['3 minutes', '15 minutes'],
} as const satisfies Record<TokenKind, readonly [Lifetime, Lifetime]>;

/** Unit that Cognito assumes for a token validity without a unit. */
export const DEFAULT_UNITS = { accessToken: 'hours', idToken: 'hours', refreshToken: 'days' } as const;

/** Longest lifetimes in production. A choice of this project: a stolen token is usable until it expires. */
export const MAX_LIFETIMES_IN_PRODUCTION = {
  accessToken: '1 hour',
  idToken: '1 hour',
  refreshToken: '30 days',
} as const satisfies Partial<Record<TokenKind, Lifetime>>;

/**
 * Longest lifetime of Auth0's own ID token in production, in seconds: Auth0's default of 10 hours.
 *
 * @see https://auth0.com/docs/secure/tokens/id-tokens/update-id-token-lifetime
 */
export const MAX_AUTH0_ID_TOKEN_SECONDS = 36_000;

/** Parses a lifetime; undefined for any other value. */
export function parseLifetime(lifetime: unknown): Validity | undefined {
  const match = typeof lifetime === 'string' ? /^([1-9]\d{0,6}) (second|minute|hour|day)s?$/.exec(lifetime) : null;
  return match ? { value: Number(match[1]), unit: `${match[2] as LifetimeUnit}s` } : undefined;
}

/** A lifetime in seconds; undefined for any other value. */
export function lifetimeSeconds(lifetime: unknown): number | undefined {
  const validity = parseLifetime(lifetime);
  return validity && validitySeconds(validity.value, validity.unit);
}

/** A validity of the Cognito API in seconds; undefined where the value is no number or the unit is unknown. */
export function validitySeconds(value: unknown, unit: unknown): number | undefined {
  const factor = typeof unit === 'string' ? (SECONDS as Record<string, number>)[unit.replace(/s$/, '')] : undefined;
  return typeof value === 'number' && factor !== undefined ? value * factor : undefined;
}

/** Whether a token of this kind is valid for longer than production allows. */
export function isTooLongInProduction(kind: keyof typeof MAX_LIFETIMES_IN_PRODUCTION, seconds: number): boolean {
  return seconds > (lifetimeSeconds(MAX_LIFETIMES_IN_PRODUCTION[kind]) ?? Infinity);
}
