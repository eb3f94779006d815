/** The numbers of a version, and the identifiers of its pre-release. */
function partsOf(version: string) {
  const [, core = '', preRelease = ''] = /^([^-+]*)(?:-([^+]*))?/.exec(version) ?? [];
  return { numbers: core.split('.').map(Number), identifiers: preRelease === '' ? [] : preRelease.split('.') };
}

const isNumber = (identifier: string) => /^\d+$/.test(identifier);

/** Compares identifiers of pre-releases: numbers by value, and a number is older than a text. */
function compareIdentifiers(one: string, other: string): number {
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other);
  if (isNumber(one) !== isNumber(other)) return isNumber(one) ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Compares two versions; negative if the first is older. @see https://semver.org/#spec-item-11 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // A pre-release is older than its release.
  if (left.identifiers.length === 0 || right.identifiers.length === 0) {
    return Number(left.identifiers.length === 0) - Number(right.identifiers.length === 0);
  }
  const differences = left.identifiers.map((identifier, index) => {
    const counterpart = right.identifiers[index];
    return counterpart === undefined ? 1 : compareIdentifiers(identifier, counterpart);
  });
  return differences.find((difference) => difference !== 0) ?? left.identifiers.length - right.identifiers.length;
}
