import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ExistingObjects } from '@auth0-cognito/policy';
import type { Stack } from '../terraform/stack';
import { existingFile, planFile } from './plan-files';

/** A stored result: it belongs to exactly one plan. */
interface KeptLookUp {
  /** sha256 of the plan file, hexadecimal. */
  readonly plan: string;
  readonly existing: ExistingObjects;
}

const digestOf = (stack: Stack) => hash('sha256', readFileSync(planFile(stack)));

/** Keeps, for the review of the saved plan, what a search for its objects has found. */
export function keepLookUp(stack: Stack, existing: ExistingObjects): void {
  const kept: KeptLookUp = { plan: digestOf(stack), existing };
  writeFileSync(existingFile(stack), JSON.stringify(kept), { mode: 0o600 });
}

/** What the search for the objects of the saved plan has found. A result for another plan does not count. */
export function keptLookUp(stack: Stack): ExistingObjects {
  const file = existingFile(stack);
  if (!existsSync(file)) return { notSearched: 'the command that made the plan did not search' };
  const { plan, existing } = JSON.parse(readFileSync(file, 'utf8')) as KeptLookUp;
  return plan === digestOf(stack) ? existing : { notSearched: 'the last search was for an earlier plan' };
}
