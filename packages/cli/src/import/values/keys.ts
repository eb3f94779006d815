/** Longest key of a record: it is a part of resource addresses. */
const MAX_KEY_LENGTH = 64;

/**
 * Stable keys for objects of these names, in their order: letters, digits and hyphens, without the prefix that all names of the environment
 * have.
 *
 * @param taken - keys that are in use
 */
export function keysFor(names: readonly string[], prefix = '', taken: readonly string[] = []): readonly string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const short = name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
    const plain = short
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^[^A-Za-z]+|-+$/g, '')
      .slice(0, MAX_KEY_LENGTH - 4);
    const base = plain === '' ? 'x' : plain;
    let key = base;
    for (let number = 2; used.has(key); number += 1) key = `${base}-${number}`;
    used.add(key);
    return key;
  });
}

/** Tags other than those that the environment gives to every resource; undefined if there are none. */
export function ownTags(tags: Readonly<Record<string, string>> = {}, defaultTags: readonly string[]) {
  const own = Object.entries(tags).filter(([key]) => !key.startsWith('aws:') && !defaultTags.includes(key));
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
