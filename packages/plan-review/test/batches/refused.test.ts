import { FaultError } from '@auth0-cognito/contract';
import { edited } from './edited';
import { REFUSED } from './edits';

const codesOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof FaultError) return error.faults.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe('edits of environment.ts that synth refuses', () => {
  test.each(REFUSED)('%s', (_, codes, edit) => {
    expect(codesOf(() => edited(edit))).toEqual(codes);
  });
});
