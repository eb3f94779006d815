import {
  DEFAULT_LIFETIMES,
  DEFAULT_UNITS,
  LIFETIME_RANGES,
  lifetimeSeconds,
  validitySeconds,
} from '@auth0-cognito/contract';
import type { JsonObject } from '../aws/api';

const KINDS = { AccessToken: 'accessToken', IdToken: 'idToken', RefreshToken: 'refreshToken' } as const;

/** A token whose lifetime a client sets, by its name in the API. */
export type Token = keyof typeof KINDS;

export const TOKENS = Object.keys(KINDS) as readonly Token[];

/** Lifetime in seconds that a client sets for a token: undefined if it sets none, NaN for an unknown unit. */
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
