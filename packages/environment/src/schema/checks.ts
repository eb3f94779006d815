import type { Fault } from '@auth0-cognito/contract';
import * as z from 'zod';

import { fault, type EnvironmentCode } from '../errors';
import { pathText } from '../faults';

type Path = readonly PropertyKey[];

/** Adds a fault at a path below the checked value. */
export type Tell = (path: Path, told: EnvironmentCode | Fault, received?: unknown) => void;

const begins = (path: Path, start: Path) => start.every((key, index) => path[index] === key);

/**
 * A check over several parts of an environment. It runs whatever else is wrong, so that all faults come at once, but not where
 * a part that it reads has faults of its own.
 */
export function across<T>(reads: readonly Path[], check: (value: T, tell: Tell) => void): z.core.$ZodCheck<T> {
  return z.core._check<T>(
    ({ value, issues }) => {
      check(value, (path, told, received) => {
        const params = { fault: typeof told === 'string' ? fault(told, pathText(path), received) : told };
        issues.push({ code: 'custom', path: [...path], params, input: value });
      });
    },
    {
      when: ({ value, issues }) =>
        typeof value === 'object' &&
        value !== null &&
        !issues
          // A key too many leaves the others readable.
          .filter(({ code }) => code !== 'unrecognized_keys')
          .some(({ path = [] }) => reads.some((part) => begins(path, part) || begins(part, path))),
    },
  );
}
