import {
  DEFAULT_LIFETIMES,
  DEFAULT_UNITS,
  LIFETIME_RANGES,
  lifetimeSeconds,
  validitySeconds,
} from '@auth0-cognito/contract';
import type { JsonObject } from '../aws/api';

const KINDS = { AccessToken: 'accessToken', IdToken: 'idToken', RefreshToken: 'refreshToken' } as const;

/** A token that a client limits in time, by its name in the API. */
export type Token = keyof typeof KINDS;

export const TOKENS = Object.keys(KINDS) as readonly Token[];

/** Seconds that a client sets for a token: undefined where it sets none, NaN for a unit that Cognito does not have. */
function givenSeconds(client: JsonObject, token: Token): number | undefined {
  const amount = client[`${token}Validity`];
  if (!amount) return undefined;
  const units = (client.TokenValidityUnits ?? {}) as Record<string, string | undefined>;
  return validitySeconds(amount, units[token] ?? DEFAULT_UNITS[KINDS[token]]) ?? Number.NaN;
}

/** Lifetime of a client's token in seconds. */
export const tokenSeconds = (client: JsonObject, token: Token): number =>
  givenSeconds(client, token) ?? (lifetimeSeconds(DEFAULT_LIFETIMES[KINDS[token]]) as number);

/** Whether Cognito accepts the lifetime that a client sets for a token, if it sets one. */
export function lifetimeIsInRange(client: JsonObject, token: Token): boolean {
  const seconds = givenSeconds(client, token);
  const [least, most] = LIFETIME_RANGES[KINDS[token]].map(lifetimeSeconds) as [number, number];
  return seconds === undefined || (seconds >= least && seconds <= most);
}
