import fc from 'fast-check';

import { environmentFaults } from '../src';

import { edited, productionValues } from './values';

/** Values with every part of an environment. */
const everything = () => ({
  ...productionValues(),
  tags: { team: 'identity' },
  decommission: { date: '2026-12-31', acknowledgement: 'every user of test is lost' },
  primaryFederation: 'auth0',
  webClient: { callbackUrls: ['https://a.example'], lifetimes: { accessToken: '1 hour' } },
  clients: {
    admin: { type: 'public', callbackUrls: ['https://b.example'], federations: ['auth0'] },
    job: { type: 'machine', scopes: ['api/write'] },
  },
  resourceServers: { api: { identifier: 'api', scopes: { write: 'Change records' } } },
  identityPool: {
    roles: { admins: {} },
    roleMapping: { type: 'rules', rules: [{ claim: 'team', matchType: 'Equals', value: 'a', role: 'admins' }] },
  },
});

/** Paths to everything below a value, keys joined by dots. */
function paths(value: unknown, path = ''): string[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return members.flatMap(([key, member]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...paths(member, here)];
  });
}

const isTold = (text: unknown) => typeof text === 'string' && text !== '';

describe('environmentFaults', () => {
  test('finds no fault in values with every part', () => {
    expect(environmentFaults(everything())).toEqual([]);
  });

  test('reports every fault in full, for any content of one place', () => {
    const place = fc.constantFrom(...paths(everything()));
    const replacement = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(undefined, NaN, '${x}', '__proto__', { constructor: 1 }, [[]], '\u202e', -0, 'A'.repeat(5000)),
    );

    fc.assert(
      fc.property(place, replacement, (path, value) => {
        const faults = environmentFaults(edited(path, value, everything()));

        for (const { code, path: at, received, allowed, fix } of faults) {
          expect(code).toMatch(/^ERR_[A-Z0-9_]+$/);
          expect([at, received, allowed, fix].every(isTold)).toBe(true);
          expect(received.length).toBeLessThan(200);
        }
      }),
      { numRuns: 800, seed: 20260101 },
    );
  });

  test('never throws, for any content', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), (value) => {
        expect(environmentFaults(value).length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 20260101 },
    );
  });
});
