import { isTooLongInProduction, shown, validitySeconds, type Json, THIS_PROJECT } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { block } from '../json';
import type { Rule } from '../rule';
import { allowedLifetime, CLIENT_TOKENS } from '../token-validity';

type Kind = (typeof CLIENT_TOKENS)[number]['kind'];

/** Text of the lifetime if it is too long or has no known unit; undefined if it is within the limits. */
function problem(validity: Json | undefined, unit: Json | undefined, kind: Kind): string | undefined {
  if (validity === undefined) return undefined;
  const seconds = validitySeconds(validity, unit);
  if (seconds === undefined) return `${shown(validity)} ${unit === undefined ? 'without a unit' : shown(unit)}`;
  return isTooLongInProduction(kind, seconds) ? `${String(validity)} ${String(unit)}` : undefined;
}

/** A token cannot be revoked before it expires. */
export const tokenLifetime: Rule = {
  id: 'token-lifetime',
  severity: 'high',
  reads: ['configuration'],
  title: 'stolen tokens would stay valid for too long',
  help: 'shorten the validity, and declare its unit in token_validity_units',
  source: THIS_PROJECT,
  check: (subject) =>
    settingClients(subject).flatMap(({ address, values }) =>
      CLIENT_TOKENS.flatMap(({ token, kind }) => {
        const received = problem(values[`${token}_validity`], block(values.token_validity_units)[token], kind);
        return received === undefined
          ? []
          : [{ address: `${address}.${token}_validity`, received, allowed: allowedLifetime(kind) }];
      }),
    ),
};
