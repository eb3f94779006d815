import { similarNames } from '../../src/reference/similar-names';

const NAMES = [
  'ERR_URL_NOT_CANONICAL',
  'ERR_URL_NOT_HTTPS',
  'ERR_CERTIFICATE_REGION',
  'url-insecure',
  'user-pool-lost',
];

describe('similarNames', () => {
  test.each([
    ['ERR_URL_NOT_CANONICL', 'ERR_URL_NOT_CANONICAL'],
    ['url_not_https', 'ERR_URL_NOT_HTTPS'],
    ['userpool-lost', 'user-pool-lost'],
  ])('of %s begin with %s', (text, best) => {
    expect(similarNames(text, NAMES)[0]).toBe(best);
  });

  test.each(['', 'x', 'quite something else'])('of %j is an empty list', (text) => {
    expect(similarNames(text, NAMES)).toEqual([]);
  });
});
