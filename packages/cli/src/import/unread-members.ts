/** A value that records which of its members were read. */
export interface Tracked<T> {
  readonly value: T;
  /** Path and value of each member that was not read and is not null, false or empty. */
  unread(): readonly (readonly [path: string, value: unknown])[];
}

const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && !(value instanceof Date) && Object.values(value).every(isUnset));

/** Whether a member has members that may be read one by one. */
const isPart = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

/**
 * Records which members of a response a reader reads. A member that it does not read is a setting that no value reproduces. A service can add such
 * a setting at any time.
 */
export function tracked<T extends object>(response: T): Tracked<T> {
  const read = new Set<string>();
  const wrap = <Part extends object>(part: Part, path: string): Part =>
    new Proxy(part, {
      get: (target, key, receiver) => {
        const member: unknown = Reflect.get(target, key, receiver);
        if (typeof key !== 'string') return member;
        const at = path === '' ? key : `${path}.${key}`;
        if (isPart(member)) return wrap(member, at);
        read.add(at);
        return member;
      },
    });
  const leaves = (value: unknown, path: string): (readonly [string, unknown])[] => {
    if (!isPart(value)) return isUnset(value) ? [] : [[path, value]];
    return Object.entries(value).flatMap(([key, member]) => leaves(member, path === '' ? key : `${path}.${key}`));
  };
  return {
    value: wrap(response, ''),
    unread: () => leaves(response, '').filter(([path]) => !read.has(path)),
  };
}
