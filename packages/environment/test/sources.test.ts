import { describeFaults, isSource } from '@auth0-cognito/contract';

import { fault } from '../src/faults';

test('every refusal of the values names its source', () => {
  const without = describeFaults(fault).filter(({ source }) => !isSource(source));

  expect(without.map(({ code }) => code)).toEqual([]);
});
