/*
 * Compatibility of logical IDs: the state of a deployed environment has the addresses of the version that created it.
 * For Terraform, a resource at another address is a new one, and it deletes the object of the old address.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkoutRoot } from '../../../federation/test/terraform';

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The parts of Terraform JSON that decide which addresses are kept. */
export interface TerraformBlocks {
  readonly resource?: Blocks;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly removed?: readonly { readonly from: string }[];
}

/** Sorted addresses by the kind of stack. */
export type Addresses = Readonly<Record<string, readonly string[]>>;

export const ADDRESSES_FILE = join(checkoutRoot(), 'packages/environment/test/compatibility/addresses.json');

/** Addresses that this version or an earlier one creates. */
export const recordedAddresses = (): Addresses => JSON.parse(readFileSync(ADDRESSES_FILE, 'utf8')) as Addresses;

/** Addresses of all resources. */
export const addressesOf = ({ resource = {} }: TerraformBlocks): string[] =>
  Object.entries(resource)
    .flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`))
    .sort();

/**
 * Earlier addresses whose objects Terraform would delete: the stack has no resource at the address, no chain of `moved` blocks from it to a
 * resource, and no `removed` block for it.
 *
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export function lostAddresses(earlier: readonly string[], stack: TerraformBlocks): string[] {
  const present = new Set(addressesOf(stack));
  const moves = new Map((stack.moved ?? []).map(({ from, to }) => [from, to]));
  const removed = new Set((stack.removed ?? []).map(({ from }) => from));
  const isKept = (address: string, seen: readonly string[] = []): boolean => {
    if (present.has(address) || removed.has(address)) return true;
    const to = moves.get(address);
    return to !== undefined && !seen.includes(to) && isKept(to, [...seen, address]);
  };
  return earlier.filter((address) => !isKept(address));
}

/** The recorded addresses and those of the stacks. None is removed, because a deployed environment may have it. */
export function withAddressesOf(recorded: Addresses, stacks: Readonly<Record<string, TerraformBlocks>>): Addresses {
  const merged = (kind: string, stack: TerraformBlocks) => [
    ...new Set([...(recorded[kind] ?? []), ...addressesOf(stack)]),
  ];
  return Object.fromEntries(Object.entries(stacks).map(([kind, stack]) => [kind, merged(kind, stack).sort()]));
}
