import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import * as errors from './errors';

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Text of a file that somebody named.
 *
 * @throws FaultError ERR_FILE_UNREADABLE.
 */
export function fileText(file: string, allowed: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw errors.fileUnreadable(file, why(error), allowed);
  }
}

/**
 * Bytes of a file that somebody named, as they are read.
 *
 * @throws FaultError ERR_FILE_UNREADABLE, once they are asked for.
 */
export async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw errors.fileUnreadable(file, why(error), 'what terraform show -json prints');
  }
}

/**
 * Writes a file that somebody named.
 *
 * @throws FaultError ERR_FILE_UNWRITABLE.
 */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw errors.fileUnwritable(file, why(error));
  }
}
