import type { Fault } from '@auth0-cognito/contract';
import { Token } from 'cdktf';

import * as errors from './errors';
import { pathText } from './path';

const SECRET_KEYS =
  /^(client_?secret|secret|password|passphrase|api_?token|access_?key(_?id)?|secret_?access_?key|private_?key|token|credentials?)$/i;
const SECRET_VALUES =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+|\bgh[pousr]_\w{20,}/;

/**
 * Faults of values that may stand nowhere in an environment: what only Terraform knows (`${…}` would be evaluated there), and
 * secrets. Secrets are never shown.
 */
export function literalFaults(value: unknown, path: readonly PropertyKey[] = []): Fault[] {
  const key = String(path.at(-1) ?? '');
  if (typeof value === 'string' && ((SECRET_KEYS.test(key) && value !== '') || SECRET_VALUES.test(value))) {
    return [errors.secretFault(pathText(path))];
  }
  if (Token.isUnresolved(value) || (typeof value === 'string' && /[$%]\{/.test(value))) {
    return [errors.fault('ERR_ENVIRONMENT_TOKEN', pathText(path), value)];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => literalFaults(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => literalFaults(member, [...path, name]));
}
