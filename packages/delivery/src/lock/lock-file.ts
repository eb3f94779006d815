import { FaultError } from '@auth0-cognito/contract';
import { existsSync, readFileSync } from 'node:fs';
import { fault } from '../faults';
import { workingLock } from '../terraform/provider-lock';
import type { Stack } from '../terraform/stack';

/** One provider of a lock file. */
export interface LockedProvider {
  /** `registry.terraform.io/hashicorp/aws`; OpenTofu has a registry of its own. */
  readonly name: string;
  readonly version: string;
  /** What was asked for when it was locked, as Terraform writes it: `>= 5.100.0, < 7.0.0`. */
  readonly constraints: string;
  readonly hashes: readonly string[];
}

const BLOCK = /^provider "([^"\n]+)" \{\n([\s\S]*?)^\}$/gm;
const attribute = (body: string, name: string) => new RegExp(`^ +${name} += "([^"\\n]*)"$`, 'm').exec(body)?.[1];

/**
 * The providers of a lock file, which only Terraform writes.
 *
 * @throws FaultError ERR_LOCK_UNREADABLE where anything else stands in it.
 */
export function parseLockFile(file: string, text: string): readonly LockedProvider[] {
  const rest = text.replace(/\r\n/g, '\n').replace(BLOCK, '').replace(/^#.*$/gm, '').trim();
  if (rest !== '') throw new FaultError('provider lock', [fault.ERR_LOCK_UNREADABLE({ path: file, received: rest })]);
  return [...text.replace(/\r\n/g, '\n').matchAll(BLOCK)].map(([, name = '', body = '']) => {
    const version = attribute(body, 'version');
    if (version === undefined)
      throw new FaultError('provider lock', [
        fault.ERR_LOCK_UNREADABLE({ path: file, received: `provider ${name} without a version` }),
      ]);
    const [, list = ''] = /^ +hashes += \[\n([\s\S]*?)^ +\]$/m.exec(body) ?? [];
    const hashes = [...list.matchAll(/"([^"\n]+)"/g)].map(([, hash = '']) => hash);
    return { name, version, constraints: attribute(body, 'constraints') ?? '', hashes };
  });
}

/** The providers that Terraform chose here, by its lock file; none where it has not chosen yet. */
export function lockedProviders(stack: Stack): readonly { readonly name: string; readonly version: string }[] {
  const file = workingLock(stack);
  if (!existsSync(file)) return [];
  return parseLockFile(file, readFileSync(file, 'utf8')).map(({ name, version }) => ({ name, version }));
}
