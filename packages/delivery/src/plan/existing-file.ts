import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ExistingObjects } from '@auth0-cognito/policy';
import type { Stack } from '../terraform/stack';
import { existingFile, planFile } from './plan-files';

/** The stored result for a plan. */
interface SavedExistingObjects {
  /** sha256 of the plan file, hexadecimal. */
  readonly plan: string;
  readonly existing: ExistingObjects;
}

const digestOf = (stack: Stack) => hash('sha256', readFileSync(planFile(stack)));

/** Stores the result of the search for existing objects, for the review of the saved plan. */
export function saveExistingObjects(stack: Stack, existing: ExistingObjects): void {
  const kept: SavedExistingObjects = { plan: digestOf(stack), existing };
  writeFileSync(existingFile(stack), JSON.stringify(kept), { mode: 0o600 });
}

/** The result of the search for the objects of the saved plan. Ignores a result for another plan. */
export function savedExistingObjects(stack: Stack): ExistingObjects {
  const file = existingFile(stack);
  if (!existsSync(file)) return { notSearched: 'the command that made the plan did not search' };
  const { plan, existing } = JSON.parse(readFileSync(file, 'utf8')) as SavedExistingObjects;
  return plan === digestOf(stack) ? existing : { notSearched: 'the last search was for an earlier plan' };
}
