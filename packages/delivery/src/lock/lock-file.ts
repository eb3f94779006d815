import { parseProviderLock } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import type { LockedProvider as PolicyLockedProvider } from '@auth0-cognito/policy';
import { existsSync, readFileSync } from 'node:fs';
import { fault } from '../faults';
import { workingLock } from '../terraform/provider-lock';
import type { Stack } from '../terraform/stack';

/** A provider of a lock file, with its constraints. */
export interface LockedProvider extends PolicyLockedProvider {
  /** Constraints when it was locked, in Terraform's format: `>= 5.100.0, < 7.0.0`. */
  readonly constraints: string;
}

/**
 * Parses the providers of a lock file.
 *
 * @throws FaultError ERR_LOCK_UNREADABLE if it contains anything else.
 */
export function parseLockFile(file: string, text: string): readonly LockedProvider[] {
  const { providers, rest } = parseProviderLock(text);
  if (rest !== '') throw new FaultError('provider lock', [fault.ERR_LOCK_UNREADABLE({ path: file, received: rest })]);
  return providers.map(({ version, ...provider }) => {
    if (version === undefined)
      throw new FaultError('provider lock', [
        fault.ERR_LOCK_UNREADABLE({ path: file, received: `provider ${provider.name} without a version` }),
      ]);
    return { ...provider, version };
  });
}

/** The providers in Terraform's lock file here; none before `terraform init`. */
export function lockedProviders(stack: Stack): readonly { readonly name: string; readonly version: string }[] {
  const file = workingLock(stack);
  if (!existsSync(file)) return [];
  return parseLockFile(file, readFileSync(file, 'utf8')).map(({ name, version }) => ({ name, version }));
}
