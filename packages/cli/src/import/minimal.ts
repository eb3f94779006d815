type Values = Readonly<Record<string, unknown>>;

/** The values without the member at a path. */
export function without<T>(values: T, path: readonly PropertyKey[]): T {
  const [key, ...rest] = path;
  if (key === undefined) return values;
  if (Array.isArray(values)) {
    const list: unknown[] = values;
    return (
      rest.length === 0
        ? list.filter((_, index) => index !== Number(key))
        : list.map((item, index) => (index === Number(key) ? without(item, rest) : item))
    ) as T;
  }
  const entries = Object.entries(values as Values).flatMap(([name, member]): [string, unknown][] => {
    if (name !== String(key)) return [[name, member]];
    return rest.length === 0 ? [] : [[name, without(member, rest)]];
  });
  return Object.fromEntries(entries) as T;
}

/**
 * The values without those that equal a default: leaves out each member whose removal gives the same result, large parts first. There is no second
 * list of defaults that could differ from synthesis.
 *
 * @param result - computes what values result in, such as their Terraform JSON; undefined if they are refused
 */
export function minimal<T extends object>(values: T, result: (values: T) => string | undefined): T {
  const whole = result(values);
  const visit = (current: T, path: readonly string[], part: unknown): T => {
    if (typeof part !== 'object' || part === null) return current;
    // The last item of a list first, so that the indexes of the others stay.
    const keys = Array.isArray(part) ? Object.keys(part).reverse() : Object.keys(part);
    return keys.reduce((kept, key) => {
      const at = [...path, key];
      const shorter = without(kept, at);
      return result(shorter) === whole ? shorter : visit(kept, at, (part as Values)[key]);
    }, current);
  };
  return visit(values, [], values);
}
