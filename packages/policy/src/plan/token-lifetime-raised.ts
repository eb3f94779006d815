import { block, type JsonObject } from '../json';
import type { Finding, Rule } from '../rule';
import { CLIENT_TYPES, kept } from './changes';
import { isKnown } from './values';

const HOUR = 3600;
const DAY = 24 * HOUR;
const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: HOUR, days: DAY };

/** Longest lifetimes by policy, in seconds, with Cognito's unit where none is declared. */
const LONGEST = [
  { token: 'access_token', unit: 'hours', longest: HOUR, words: '1 hour' },
  { token: 'id_token', unit: 'hours', longest: HOUR, words: '1 hour' },
  { token: 'refresh_token', unit: 'days', longest: 30 * DAY, words: '30 days' },
] as const;

const seconds = (side: JsonObject | null, token: string, unit: string): number | undefined => {
  const validity = side?.[`${token}_validity`];
  const declared = block(side?.token_validity_units)[token];
  const factor = SECONDS[isKnown(declared) && declared !== '' ? String(declared) : unit];
  return typeof validity === 'number' && factor !== undefined ? validity * factor : undefined;
};

const words = (value: number) =>
  value % DAY === 0 ? `${value / DAY} days` : value % HOUR === 0 ? `${value / HOUR} hours` : `${value} seconds`;

/** A token can't be taken back before it ends; Auth0's own ID token is asked for here too. */
export const tokenLifetimeRaised: Rule = {
  id: 'token-lifetime-raised',
  severity: 'high',
  reads: ['plan'],
  title: 'stolen tokens stay good for longer than policy allows',
  help: 'shorten the lifetime',
  check: (subject) => [
    ...kept(subject, ...CLIENT_TYPES).flatMap(({ address, before, values }) =>
      LONGEST.flatMap(({ token, unit, longest, words: allowed }) =>
        raised(
          address,
          `${token}_validity`,
          seconds(before, token, unit),
          seconds(values, token, unit),
          longest,
          allowed,
        ),
      ),
    ),
    ...kept(subject, 'auth0_client').flatMap(({ address, before, values }) => {
      const lifetime = (side: JsonObject | null) => {
        const value = block(side?.jwt_configuration).lifetime_in_seconds;
        return typeof value === 'number' ? value : undefined;
      };
      return raised(
        address,
        'jwt_configuration.lifetime_in_seconds',
        lifetime(before),
        lifetime(values),
        10 * HOUR,
        '10 hours',
      );
    }),
  ],
};

function raised(
  address: string,
  key: string,
  old: number | undefined,
  next: number | undefined,
  longest: number,
  allowed: string,
): Finding[] {
  if (next === undefined || next <= longest || next <= (old ?? 0)) return [];
  return [{ address, received: `${key} becomes ${words(next)}`, allowed: `at most ${allowed}` }];
}
