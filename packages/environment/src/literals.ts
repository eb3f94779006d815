import { type Fault, hasSecretShape, isSecretSetting, pathText } from '@auth0-cognito/contract';
import { Token } from 'cdktf';

import { fault } from './faults';

/**
 * Faults of values that are not allowed in an environment: tokens (Terraform would evaluate `${…}`), and secrets, which are not shown.
 */
export function literalFaults(value: unknown, path: readonly PropertyKey[] = []): Fault[] {
  if (typeof value === 'string' && ((isSecretSetting(path) && value !== '') || hasSecretShape(value))) {
    return [fault.ERR_ENVIRONMENT_SECRET({ path: pathText(path, 'environment') })];
  }
  if (Token.isUnresolved(value) || (typeof value === 'string' && /[$%]\{/.test(value))) {
    return [fault.ERR_ENVIRONMENT_TOKEN({ path: pathText(path, 'environment'), received: value })];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => literalFaults(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => literalFaults(member, [...path, name]));
}
