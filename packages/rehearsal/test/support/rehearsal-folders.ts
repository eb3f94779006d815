import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readIfExists } from '../../src/files';

/**
 * Names of the rehearsal folders of this checkout, including those of other tests, in which a file has the expected
 * text.
 */
export function rehearsalsWhose(checkout: string, file: string, isWanted: (text: string) => boolean): string[] {
  const all = join(checkout, '.local/rehearsals');
  if (!existsSync(all)) return [];
  return readdirSync(all).filter((id) => {
    const text = readIfExists(join(all, id, file));
    return text !== undefined && isWanted(text);
  });
}
