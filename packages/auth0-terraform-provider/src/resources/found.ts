import { isNotFound } from '../api';
import type { Reading } from '../definition';

/** The result of a read, or null if the object does not exist in Auth0. */
export async function foundOrNull(read: () => Promise<Reading | null>): Promise<Reading | null> {
  try {
    return await read();
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}
