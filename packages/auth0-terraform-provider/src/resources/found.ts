import { isNotFound, type JsonObject } from '../api';
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

/** An object that may not be there, such as a setting that the tenant's plan lacks. */
export async function objectOrNothing(read: () => Promise<JsonObject>): Promise<JsonObject | undefined> {
  try {
    return await read();
  } catch (failure) {
    if (isNotFound(failure)) return undefined;
    throw failure;
  }
}
