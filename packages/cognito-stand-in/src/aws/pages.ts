import type { JsonObject } from './api';

/**
 * All entries of a list operation, however many pages it has.
 *
 * @param key - where an answer has its entries, as `UserPools`
 * @param list - makes the call for one page; its argument is what the input has in addition, empty for the first page
 */
export async function entriesOfAllPages(
  key: string,
  list: (page: { readonly NextToken?: unknown }) => Promise<JsonObject>,
): Promise<JsonObject[]> {
  const entries: JsonObject[] = [];
  let next: unknown;
  do {
    const answer = await list(next ? { NextToken: next } : {});
    entries.push(...((answer[key] ?? []) as JsonObject[]));
    next = answer.NextToken;
  } while (next);
  return entries;
}
