import { shown } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { block, type Json } from '../json';
import type { Rule } from '../rule';

const HOUR = 3600;
const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: HOUR, days: 24 * HOUR };
const LONGEST: Readonly<Record<string, readonly [seconds: number, words: string]>> = {
  access_token: [HOUR, 'at most 1 hour'],
  id_token: [HOUR, 'at most 1 hour'],
  refresh_token: [30 * 24 * HOUR, 'at most 30 days'],
};

/** In words, or nothing where it is within bounds. Units that aren't declared are Cognito's: hours, and days to refresh. */
function problem(validity: Json | undefined, unit: Json | undefined, longest: number): string | undefined {
  if (validity === undefined) return undefined;
  const seconds = SECONDS[String(unit)];
  if (typeof validity !== 'number' || seconds === undefined)
    return `${shown(validity)} ${unit === undefined ? 'without a unit' : shown(unit)}`;
  return validity * seconds > longest ? `${validity} ${String(unit)}` : undefined;
}

/** A token can't be taken back before it ends. */
export const tokenLifetime: Rule = {
  id: 'token-lifetime',
  severity: 'high',
  reads: ['configuration'],
  title: 'stolen tokens would stay good for long',
  help: 'shorten the validity, and declare its unit in token_validity_units',
  check: (subject) =>
    settingClients(subject).flatMap(({ address, values }) =>
      Object.entries(LONGEST).flatMap(([token, [longest, allowed]]) => {
        const received = problem(values[`${token}_validity`], block(values.token_validity_units)[token], longest);
        return received === undefined ? [] : [{ address: `${address}.${token}_validity`, received, allowed }];
      }),
    ),
};
