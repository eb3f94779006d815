import { providerSource } from '@auth0-cognito/checkout';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import type { RequiredProvider } from '../terraform/stack';
import type { LockedProvider } from './lock-file';

const padded = (version: string) => [...version.split('.'), '0', '0'].slice(0, 3).join('.');

/** Constraints in one form: Terraform writes versions out (`>= 5.100.0`) and sorts them, but leaves `~> 5.1` short. */
function normalized(constraints: string): string {
  const each = constraints.split(',').map((constraint) => {
    const [, operator = '', version = ''] = /^\s*([!<>=~]*)\s*v?(\S*)\s*$/.exec(constraint) ?? [];
    return `${operator || '='} ${operator === '~>' ? version : padded(version)}`;
  });
  return [...new Set(each)].sort().join(', ');
}

const sourceOf = ({ name }: LockedProvider) => providerSource(name);

const areEqual = (one: string, other: string) => normalized(one) === normalized(other);

/** Faults of a lock file that is not of what the stack requires now: then its constraints have no known meaning. */
export function faultsOfRequirements(
  file: string,
  locked: readonly LockedProvider[],
  required: readonly RequiredProvider[],
): readonly Fault[] {
  const missing = required.filter(({ name }) => !locked.some((provider) => sourceOf(provider) === name));
  const faults = locked.map((provider) => {
    const asked = required.find(({ name }) => name === sourceOf(provider));
    if (asked === undefined) return fault.ERR_LOCKED_NOT_REQUIRED({ file, provider: provider.name });
    return areEqual(provider.constraints, asked.constraints)
      ? undefined
      : fault.ERR_LOCKED_FOR_OTHER_CONSTRAINT({
          file,
          provider: provider.name,
          locked: provider.constraints,
          required: asked.constraints,
        });
  });
  return [
    ...faults.filter((fault) => fault !== undefined),
    ...missing.map(({ name }) => fault.ERR_NOT_LOCKED({ file, provider: name })),
  ];
}

/** What a comparison lets pass. */
export interface LockCheckOptions {
  /** Further checksums of the same version, as another platform has them. */
  readonly allowsChecksums: boolean;
}

/** Faults of a lock file that changed where its provider's constraint did not. */
export function faultsOfChange(
  file: string,
  before: readonly LockedProvider[],
  now: readonly LockedProvider[],
  { allowsChecksums }: LockCheckOptions,
): readonly Fault[] {
  return before.flatMap((old): readonly Fault[] => {
    const provider = now.find(({ name }) => name === old.name);
    // That it is still required is another check.
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
