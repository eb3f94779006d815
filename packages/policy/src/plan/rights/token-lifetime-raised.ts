import {
  DEFAULT_UNITS,
  isTooLongInProduction,
  MAX_AUTH0_ID_TOKEN_SECONDS,
  validitySeconds,
  type JsonObject,
} from '@auth0-cognito/contract';
import { block } from '../../json';
import type { Finding, Rule } from '../../rule';
import { allowedLifetime, CLIENT_TOKENS } from '../../token-validity';
import { CLIENT_TYPES, remaining } from '../changes';
import { isKnown } from '../values';

const HOUR = 3_600;
const DAY = 24 * HOUR;

type ClientToken = (typeof CLIENT_TOKENS)[number];

/** Lifetime of a token on one side of a plan, in seconds. */
const seconds = (side: JsonObject | null, { token, kind }: ClientToken): number | undefined => {
  const declared = block(side?.token_validity_units)[token];
  const unit = isKnown(declared) && declared !== '' ? declared : DEFAULT_UNITS[kind];
  return validitySeconds(side?.[`${token}_validity`], unit);
};

const lifetimeText = (value: number) =>
  value % DAY === 0 ? `${value / DAY} days` : value % HOUR === 0 ? `${value / HOUR} hours` : `${value} seconds`;

/** A token cannot be revoked before it expires. Includes ID tokens of Auth0. */
export const tokenLifetimeRaised: Rule = {
  id: 'token-lifetime-raised',
  severity: 'high',
  reads: ['plan'],
  judges: {
    ...Object.fromEntries(
      CLIENT_TYPES.map((type) => [
        type,
        ['access_token_validity', 'id_token_validity', 'refresh_token_validity', 'token_validity_units'],
      ]),
    ),
    auth0_client: ['jwt_configuration.lifetime_in_seconds'],
  },
  title: 'stolen tokens stay valid for longer than policy allows',
  help: 'shorten the lifetime',
  check: (subject) => [
    ...remaining(subject, ...CLIENT_TYPES).flatMap(({ address, before, values }) =>
      CLIENT_TOKENS.flatMap((client): Finding[] => {
        const next = seconds(values, client);
        const isRaised = next !== undefined && next > (seconds(before, client) ?? 0);
        return isRaised && isTooLongInProduction(client.kind, next)
          ? [
              {
                address,
                received: `${client.token}_validity becomes ${lifetimeText(next)}`,
                allowed: allowedLifetime(client.kind),
              },
            ]
          : [];
      }),
    ),
    ...remaining(subject, 'auth0_client').flatMap(({ address, before, values }): Finding[] => {
      const next = auth0Lifetime(values);
      const isRaised = next !== undefined && next > (auth0Lifetime(before) ?? 0);
      return isRaised && next > MAX_AUTH0_ID_TOKEN_SECONDS
        ? [
            {
              address,
              received: `jwt_configuration.lifetime_in_seconds becomes ${lifetimeText(next)}`,
              allowed: `at most ${lifetimeText(MAX_AUTH0_ID_TOKEN_SECONDS)}`,
            },
          ]
        : [];
    }),
  ],
};

function auth0Lifetime(side: JsonObject | null): number | undefined {
  const value = block(side?.jwt_configuration).lifetime_in_seconds;
  return typeof value === 'number' ? value : undefined;
}
