import { environmentFaults } from '../../src';

import { edited } from '../values';

/** What is wrong, where, the value there, and the code of the fault, with its path if that differs. */
export type Case = [what: string, path: string, value: unknown, code: string, at?: string];

/** Code and path of each fault of an input. */
export const codesAt = (input: unknown) => environmentFaults(input).map(({ code, path }) => `${code} ${path}`);

/** Tests that each case results in one fault. */
export function describeBad(what: string, cases: readonly Case[]): void {
  describe(`bad ${what}`, () => {
    test.each<Case>([...cases])('%s', (_what, path, value, code, at = path) => {
      const input = edited(path, value);

      const faults = codesAt(input);

      expect(faults).toEqual([`${code} ${at}`]);
    });
  });
}
