import type { Fault } from '@auth0-cognito/contract';

import * as checks from '../checks';
import * as errors from '../errors';

/** Unit of a lifetime. */
export type LifetimeUnit = 'second' | 'minute' | 'hour' | 'day';

const SECONDS: Readonly<Record<LifetimeUnit, number>> = { second: 1, minute: 60, hour: 3_600, day: 86_400 };

/** A time with its unit, in whole numbers: `'30 minutes'`, `'1 hour'`, `'30 days'`. */
export type Lifetime = `${number} ${LifetimeUnit | `${LifetimeUnit}s`}`;

/** A lifetime as Cognito takes it. */
export interface Validity {
  readonly value: number;
  readonly unit: `${LifetimeUnit}s`;
}

/** How long the tokens of an app client hold. */
export interface TokenLifetimes {
  /**
   * Access token: 5 minutes to 1 day, at most as long as the refresh token.
   *
   * @default '1 hour'
   */
  readonly accessToken?: Lifetime;
  /**
   * ID token: 5 minutes to 1 day, at most as long as the refresh token.
   *
   * @default '1 hour'
   */
  readonly idToken?: Lifetime;
  /**
   * Refresh token: 1 hour to 3650 days.
   *
   * @default '30 days'
   */
  readonly refreshToken?: Lifetime;
  /**
   * Time for the challenges of one sign-in through the API: 3 to 15 minutes.
   *
   * @default '3 minutes'
   */
  readonly authSession?: Lifetime;
}

/** Lifetimes of a client that names none. */
export const DEFAULT_LIFETIMES = {
  accessToken: '1 hour',
  idToken: '1 hour',
  refreshToken: '30 days',
  authSession: '3 minutes',
} as const satisfies Required<TokenLifetimes>;

const RANGES = {
  accessToken: ['5 minutes', '1 day'],
  idToken: ['5 minutes', '1 day'],
  refreshToken: ['1 hour', '3650 days'],
  authSession: ['3 minutes', '15 minutes'],
} as const satisfies Record<keyof TokenLifetimes, readonly [Lifetime, Lifetime]>;

/** Reads a lifetime; nothing where it is none. */
export function parseLifetime(lifetime: unknown): Validity | undefined {
  const match = typeof lifetime === 'string' ? /^([1-9]\d{0,6}) (second|minute|hour|day)s?$/.exec(lifetime) : null;
  return match ? { value: Number(match[1]), unit: `${match[2] as LifetimeUnit}s` } : undefined;
}

/** A lifetime in seconds; nothing where it is none. */
export function lifetimeSeconds(lifetime: unknown): number | undefined {
  const validity = parseLifetime(lifetime);
  return validity && validity.value * SECONDS[validity.unit.slice(0, -1) as LifetimeUnit];
}

/** Lifetime as Cognito takes it. For checked values. @internal */
export function validity(lifetime: Lifetime): Validity {
  const parsed = parseLifetime(lifetime);
  if (!parsed) throw new TypeError(`not a lifetime: ${lifetime}`);
  return parsed;
}

/** Faults of an app client's lifetimes. */
export function checkLifetimes(path: string, lifetimes: TokenLifetimes = {}): Fault[] {
  const all = { ...DEFAULT_LIFETIMES, ...lifetimes };
  const refresh = lifetimeSeconds(all.refreshToken) ?? Infinity;
  return (Object.keys(RANGES) as (keyof TokenLifetimes)[]).flatMap((name) => {
    const lifetime: string = all[name];
    if (!checks.isLiteral(lifetime)) return [];
    const seconds = lifetimeSeconds(lifetime);
    // Cognito counts the auth session in whole minutes.
    if (seconds === undefined || (name === 'authSession' && seconds % 60 !== 0)) {
      return [errors.lifetimeInvalid(`${path}.${name}`, lifetime)];
    }
    const [least, most] = RANGES[name];
    const outside = seconds < (lifetimeSeconds(least) ?? 0) || seconds > (lifetimeSeconds(most) ?? 0);
    if (outside) return [errors.lifetimeOutOfRange(`${path}.${name}`, lifetime, least, most)];
    const outlives = (name === 'accessToken' || name === 'idToken') && seconds > refresh;
    return outlives ? [errors.lifetimeOutOfRange(`${path}.${name}`, lifetime, least, all.refreshToken)] : [];
  });
}
