import { providerSource } from '@auth0-cognito/checkout';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { RequiredProvider } from '../terraform/stack';
import type { LockedProvider } from './lock-file';

const padded = (version: string) => [...version.split('.'), '0', '0'].slice(0, 3).join('.');

/** Normalizes constraints: Terraform completes versions (`>= 5.100.0`) and sorts them, but does not complete `~> 5.1`. */
function normalized(constraints: string): string {
  const each = constraints.split(',').map((constraint) => {
    const [, operator = '', version = ''] = /^\s*([!<>=~]*)\s*v?(\S*)\s*$/.exec(constraint) ?? [];
    return `${operator || '='} ${operator === '~>' ? version : padded(version)}`;
  });
  return [...new Set(each)].sort().join(', ');
}

const sourceOf = ({ name }: LockedProvider) => providerSource(name);

const areEqual = (one: string, other: string) => normalized(one) === normalized(other);

/** Faults of a lock file that does not match the current requirements of the stack. */
export function faultsOfRequirements(
  file: string,
  locked: readonly LockedProvider[],
  required: readonly RequiredProvider[],
): readonly Fault[] {
  const missing = required.filter(({ name }) => !locked.some((provider) => sourceOf(provider) === name));
  const faults = locked.map((provider) => {
    const requested = required.find(({ name }) => name === sourceOf(provider));
    if (requested === undefined) return fault.ERR_LOCKED_NOT_REQUIRED({ file, provider: provider.name });
    return areEqual(provider.constraints, requested.constraints)
      ? undefined
      : fault.ERR_LOCKED_FOR_OTHER_CONSTRAINT({
          file,
          provider: provider.name,
          locked: provider.constraints,
          required: requested.constraints,
        });
  });
  return [
    ...faults.filter((fault) => fault !== undefined),
    ...missing.map(({ name }) => fault.ERR_NOT_LOCKED({ file, provider: name })),
  ];
}

/** Options of a comparison. */
export interface LockCheckOptions {
  /** Allow additional checksums of the same version, such as those of another platform. */
  readonly allowsChecksums: boolean;
}

/** Faults of a lock file that changed without a change of the constraint. */
export function faultsOfChange(
  file: string,
  before: readonly LockedProvider[],
  now: readonly LockedProvider[],
  { allowsChecksums }: LockCheckOptions,
): readonly Fault[] {
  return before.flatMap((old): readonly Fault[] => {
    const provider = now.find(({ name }) => name === old.name);
    // Another check reports whether it is still required.
    if (provider === undefined || !areEqual(old.constraints, provider.constraints)) return [];
    if (old.version !== provider.version)
      return [
        fault.ERR_LOCKED_VERSION_CHANGED({ file, provider: old.name, before: old.version, now: provider.version }),
      ];
    const removed = old.hashes.filter((hash) => !provider.hashes.includes(hash)).length;
    const added = provider.hashes.filter((hash) => !old.hashes.includes(hash)).length;
    const isAllowed = removed === 0 && (added === 0 || allowsChecksums);
    return isAllowed ? [] : [fault.ERR_LOCKED_CHECKSUMS_CHANGED({ file, provider: old.name, added, removed })];
  });
}
