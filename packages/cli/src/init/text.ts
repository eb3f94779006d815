import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync } from 'node:fs';

/**
 * Text of a file. Undefined for a file that init leaves unchanged: a link, a submodule, and a file whose bytes its text would not
 * reproduce, such as an image or a text in ISO 8859-1.
 */
export function textOf(path: string): string | undefined {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const bytes = readFileSync(path);
  return bytes.includes(0) || !isUtf8(bytes) ? undefined : bytes.toString();
}
