import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file's text; undefined where it has gone: other tests rehearse in this checkout too, and remove their folders. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Names of this checkout's folders of rehearsals in which a file's text is as wanted. */
export function rehearsalsWhose(checkout: string, file: string, isWanted: (text: string) => boolean): string[] {
  const all = join(checkout, '.local/rehearsals');
  if (!existsSync(all)) return [];
  return readdirSync(all).filter((id) => {
    const text = textOf(join(all, id, file));
    return text !== undefined && isWanted(text);
  });
}
