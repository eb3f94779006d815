import { isNotFound } from '../api';
import type { Reading } from '../definition';

/** What a read gives, or null where Auth0 says that the object is not there. */
export async function foundOrNull(read: () => Promise<Reading | null>): Promise<Reading | null> {
  try {
    return await read();
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}
