import { providerFault } from '../../src/terraform/provider-fault';

describe(providerFault, () => {
  test.each([
    'Error: Failed to query available provider packages\n\nCould not retrieve the list of available versions',
    '│ Error: Failed to query available\n│ provider packages',
    'failed to instantiate provider "a/b/c" to obtain schema: unavailable provider\n"a/b/c"',
    'Error: Required plugins are not installed\n  - a/b/c: there is no package for a/b/c 1.0.0 cached in .terraform/providers',
  ])('is recognized in %j', (said) => {
    expect(providerFault(said)?.code).toBe('ERR_PROVIDERS_MISSING');
  });

  test.each(['', 'Error: Unsupported argument', 'Error: No valid credential sources found'])(
    'is undefined for %j',
    (said) => {
      expect(providerFault(said)).toBeUndefined();
    },
  );
});
