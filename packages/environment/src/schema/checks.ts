import { type Fault, pathText } from '@auth0-cognito/contract';
import * as z from 'zod';

import { fault, type EnvironmentCode } from '../faults';

type Path = readonly PropertyKey[];

/** A check over whole values: what is wrong joins the payload's issues. */
export type Check<T> = (payload: z.core.ParsePayload<T>) => void;

/** Adds a fault at a path. */
export type Report = (path: Path, code: EnvironmentCode, received?: unknown) => void;

const begins = (path: Path, start: Path) => start.every((key, index) => path[index] === key);

/** Says of a path whether anything on it or below it lacks its shape. A key too many leaves the others readable. */
function isBroken({ issues }: z.core.ParsePayload, part: Path): boolean {
  return issues
    .filter(({ code }) => code !== 'unrecognized_keys' && code !== 'custom')
    .some(({ path = [] }) => begins(path, part) || begins(part, path));
}

/** Says of a top-level part whether it lacks its shape. */
export const shapeFaultsIn = (payload: z.core.ParsePayload) => (part: string) => isBroken(payload, [part]);

const isValues = ({ value }: z.core.ParsePayload) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A check that runs whatever else is wrong, so that all faults come at once. */
export const always = <T>(check: Check<T>) =>
  z.core._check<T>(check as (payload: z.core.ParsePayload) => void, { when: isValues });

/** A check over several parts, which runs where these have their shape. */
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
