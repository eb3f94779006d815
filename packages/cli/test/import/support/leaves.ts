/** A part of a shape, as far as needed to find its members. */
interface Shape {
  readonly def: { readonly type: string };
  readonly shape?: Readonly<Record<string, Shape>>;
  readonly element?: Shape;
  readonly valueType?: Shape;
  readonly keyType?: Shape;
  readonly options?: readonly Shape[];
  unwrap?(): Shape;
}

/** Paths of the plain settings of a shape. Keys of records are `*`; lists have no index. */
export function leavesOf(shape: unknown, path = ''): readonly string[] {
  const part = shape as Shape;
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  switch (part.def.type) {
    case 'object':
      return Object.entries(part.shape ?? {}).flatMap(([key, member]) => leavesOf(member, below(key)));
    case 'optional':
      return leavesOf(part.unwrap?.(), path);
    case 'array':
      return leavesOf(part.element, path);
    case 'record':
      return leavesOf(part.valueType, below('*'));
    case 'union':
      return [...new Set((part.options ?? []).flatMap((option) => leavesOf(option, path)))];
    default:
      return [path];
  }
}

/** Records whose keys are not settings. */
const RECORDS =
  /^(?:federations|clients|groups|resourceServers|resourceServers\.\*\.scopes|identityPool\.roles|.*\.(?:tags|connections|attributeMapping|customAttributes|standardAttributes))$/;

/** Paths of the plain values, in the format of {@link leavesOf} for a shape. */
export function pathsOf(values: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        const name = RECORDS.test(path) ? '*' : key;
        visit(member, path === '' ? name : `${path}.${name}`);
      }
    } else found.add(path);
  };
  visit(values, '');
  return found;
}
