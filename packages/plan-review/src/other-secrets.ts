import { isObject, isSecretName, type JsonObject } from '@auth0-cognito/contract';
import type { Secrets } from './secrets';

const object = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** Collects secrets that are in no change: sensitive variables and outputs, and credentials of a provider. */
export function collectOtherSecrets(top: Readonly<Record<string, unknown>>, secrets: Secrets): void {
  const declared = object(top['configuration.root_module.variables']);
  const given = object(top.variables);
  for (const name of new Set([...Object.keys(declared), ...Object.keys(given)])) {
    const declaration = object(Object.hasOwn(declared, name) ? declared[name] : undefined);
    if (declaration.sensitive !== true && !isSecretName(name)) continue;
    secrets.add(declaration.default);
    if (Object.hasOwn(given, name)) secrets.add(object(given[name]).value);
  }
  for (const output of Object.values(object(top['planned_values.outputs']))) {
    if (object(output).sensitive === true) secrets.add(object(output).value);
  }
  for (const provider of Object.values(object(top['configuration.provider_config']))) {
    for (const [name, expression] of Object.entries(object(object(provider).expressions))) {
      if (isSecretName(name)) secrets.add(object(expression).constant_value);
    }
  }
}
