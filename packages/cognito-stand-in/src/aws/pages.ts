import type { JsonObject } from './api';

/**
 * All entries of a list operation, from all pages.
 *
 * @param key - member of the response that has the entries, such as `UserPools`
 * @param list - calls the operation for one page; its argument is merged into the input and is empty for the first page
 */
export async function entriesOfAllPages(
  key: string,
  list: (page: { readonly NextToken?: unknown }) => Promise<JsonObject>,
): Promise<JsonObject[]> {
  const entries: JsonObject[] = [];
  let next: unknown;
  do {
    const response = await list(next ? { NextToken: next } : {});
    entries.push(...((response[key] ?? []) as JsonObject[]));
    next = response.NextToken;
  } while (next);
  return entries;
}
