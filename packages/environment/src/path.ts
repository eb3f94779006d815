/** `app.callbackUrls[1]`, as TypeScript writes it. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    const name = String(key);
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${before}.${name}` : `${before}[${JSON.stringify(name)}]`;
  }, '');
  return text.replace(/^\./, '') || 'environment';
}
