import { type Fault, pathText } from '@auth0-cognito/contract';
import * as z from 'zod';

import { fault, type EnvironmentCode } from '../faults';

type Path = readonly PropertyKey[];

/** A check of complete values, which adds issues to the payload. */
export type Check<T> = (payload: z.core.ParsePayload<T>) => void;

/** Adds a fault at a path. */
export type Report = (path: Path, code: EnvironmentCode, received?: unknown) => void;

const begins = (path: Path, start: Path) => start.every((key, index) => path[index] === key);

/** Whether a value at or below a path has an invalid shape. Ignores unknown keys. */
function isBroken({ issues }: z.core.ParsePayload, part: Path): boolean {
  return issues
    .filter(({ code }) => code !== 'unrecognized_keys' && code !== 'custom')
    .some(({ path = [] }) => begins(path, part) || begins(part, path));
}

/** Returns whether a top-level part has an invalid shape. */
export const shapeFaultsIn = (payload: z.core.ParsePayload) => (part: string) => isBroken(payload, [part]);

const isValues = ({ value }: z.core.ParsePayload) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A check that always runs, so that all faults are reported at once. */
export const always = <T>(check: Check<T>) =>
  z.core._check<T>(check as (payload: z.core.ParsePayload) => void, { when: isValues });

/** A check of several parts, which runs if their shapes are valid. */
export function across<T>(reads: readonly Path[], check: (value: T, report: Report) => void): z.core.$ZodCheck<T> {
  return z.core._check<T>(
    ({ value, issues }) => {
      check(value as T, (path, code, received) => {
        const params: { fault: Fault } = { fault: fault[code]({ path: pathText(path, 'environment'), received }) };
        issues.push({ code: 'custom', path: [...path], params, input: value });
      });
    },
    { when: (payload) => isValues(payload) && !reads.some((part) => isBroken(payload, part)) },
  );
}
