import { FaultError } from '@auth0-cognito/contract';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { fault } from './faults';

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Text of a file from the command line.
 *
 * @throws FaultError ERR_FILE_UNREADABLE.
 */
export function fileText(file: string, allowed: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new FaultError('file', [fault.ERR_FILE_UNREADABLE({ path: file, why: why(error), allowed })]);
  }
}

/**
 * Bytes of a file from the command line.
 *
 * @throws FaultError ERR_FILE_UNREADABLE when they are read.
 */
export async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw new FaultError('file', [
      fault.ERR_FILE_UNREADABLE({ path: file, why: why(error), allowed: 'what terraform show -json prints' }),
    ]);
  }
}

/**
 * Writes a file from the command line.
 *
 * @throws FaultError ERR_FILE_UNWRITABLE.
 */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new FaultError('file', [fault.ERR_FILE_UNWRITABLE({ path: file, why: why(error) })]);
  }
}
