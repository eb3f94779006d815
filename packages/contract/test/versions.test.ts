import { compareVersions } from '../src';

describe('versions', () => {
  // https://semver.org/#spec-item-11
  test.each([
    ['1.0.0-alpha', '1.0.0-alpha.1'],
    ['1.0.0-alpha.1', '1.0.0-alpha.beta'],
    ['1.0.0-alpha.beta', '1.0.0-beta'],
    ['1.0.0-beta', '1.0.0-beta.2'],
    ['1.0.0-beta.2', '1.0.0-beta.11'],
    ['1.0.0-beta.11', '1.0.0-rc.1'],
    ['1.0.0-rc.1', '1.0.0'],
    ['1.0.0', '1.0.1-rc.1'],
    ['5.99.0', '5.100.0'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  test.each(['1.0.0', '1.0.0-rc.1'])('%s is equal to itself, whatever its build', (version) => {
    expect(compareVersions(version, version)).toBe(0);
    expect(compareVersions(`${version}+build.1`, version)).toBe(0);
  });
});
