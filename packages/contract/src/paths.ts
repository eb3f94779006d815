type Path = readonly PropertyKey[];

/** A path in the notation of TypeScript: `app.callbackUrls[1]`. Returns `whole` for an empty path. */
export function pathText(path: Path, whole: string): string {
  const text = path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    const name = String(key);
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${before}.${name}` : `${before}[${JSON.stringify(name)}]`;
  }, '');
  return text.replace(/^\./, '') || whole;
}

/** The value at a path; undefined if there is none. */
export const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
