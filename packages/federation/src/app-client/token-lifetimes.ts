import {
  DEFAULT_LIFETIMES,
  LIFETIME_RANGES,
  lifetimeSeconds,
  parseLifetime,
  type Fault,
  type Lifetime,
  type Validity,
} from '@auth0-cognito/contract';
import type { ZodOptional, ZodType } from 'zod';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf, type ShapeParts } from '../shape';

/** Lifetimes of the tokens of an app client. */
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
   * Time for the challenges of a sign-in with the API: 3 to 15 minutes.
   *
   * @default '3 minutes'
   */
  readonly authSession?: Lifetime;
}

/** Only a string here: the checks validate its format and its bounds. */
const lifetimeShape = ({ text }: ShapeParts) => text as unknown as ZodOptional<ZodType<Lifetime, Lifetime>>;

/** @internal */
export const tokenLifetimesShape = shapeOf<TokenLifetimes>()((z) =>
  z.strictObject({
    accessToken: lifetimeShape(z),
    idToken: lifetimeShape(z),
    refreshToken: lifetimeShape(z),
    authSession: lifetimeShape(z),
  }),
);

/** Lifetime in Cognito's format. For checked values. @internal */
export function validity(lifetime: Lifetime): Validity {
  const parsed = parseLifetime(lifetime);
  if (!parsed) throw new TypeError(`not a lifetime: ${lifetime}`);
  return parsed;
}

/** Lifetimes with their defaults: for the checks and for the construct. @internal */
export const withLifetimeDefaults = (lifetimes: TokenLifetimes = {}) => ({ ...DEFAULT_LIFETIMES, ...lifetimes });

/** Faults of an app client's lifetimes. */
export function checkLifetimes(path: string, lifetimes?: TokenLifetimes): Fault[] {
  const all = withLifetimeDefaults(lifetimes);
  const refresh = lifetimeSeconds(all.refreshToken) ?? Infinity;
  return (Object.keys(LIFETIME_RANGES) as (keyof TokenLifetimes)[]).flatMap((name) => {
    const lifetime: string = all[name];
    if (!checks.isLiteral(lifetime)) return [];
    const seconds = lifetimeSeconds(lifetime);
    // Cognito counts the auth session in whole minutes.
    if (seconds === undefined || (name === 'authSession' && seconds % 60 !== 0)) {
      return [fault.ERR_LIFETIME_INVALID({ path: `${path}.${name}`, received: lifetime })];
    }
    const [least, most] = LIFETIME_RANGES[name];
    const outside = seconds < (lifetimeSeconds(least) ?? 0) || seconds > (lifetimeSeconds(most) ?? 0);
    if (outside) return [fault.ERR_LIFETIME_RANGE({ path: `${path}.${name}`, received: lifetime, least, most })];
    const outlives = (name === 'accessToken' || name === 'idToken') && seconds > refresh;
    return outlives
      ? [fault.ERR_LIFETIME_RANGE({ path: `${path}.${name}`, received: lifetime, least, most: all.refreshToken })]
      : [];
  });
}
