import { fault } from '../faults';
import { gitHubError, statusOf } from './connection';
import type { GitHub } from './connection';

/** A comment or an issue that this token wrote. */
export interface GitHubText {
  /** Increasing: the lowest id is the oldest. */
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** When it was last updated. */
  readonly updatedAt: string;
}

/** A place for one text of an environment: the comments of a pull request, or issues. */
export interface TextStore {
  /** Kind of text, for errors: `comment`. */
  readonly holds: string;
  /** Every text that {@link GitHub.me} wrote and that begins with the marker. */
  list(): Promise<readonly GitHubText[]>;
  create(body: string): Promise<GitHubText>;
  /** Undefined if it no longer exists. */
  update(id: number, body: string): Promise<GitHubText | undefined>;
  /** Removes a duplicate. A missing one is not an error. */
  remove(id: number): Promise<void>;
}

/** Result for a text. `none`: there is none, and none was needed. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'none';

/** @see Outcome */
export interface TextResult {
  readonly outcome: Outcome;
  readonly url?: string;
}

/** How often a list is read until it contains the created text. */
const LIST_TRIES = 6;
const UPDATE_TRIES = 3;

/** Whether the first line of a text is the marker. A marker elsewhere is a quotation. */
export const beginsWith = (body: string | null | undefined, marker: string) =>
  (body ?? '').split(/\r?\n/, 1)[0] === marker;

/** Runs a call on an object that may have been deleted. Returns undefined if it was. */
export async function undefinedIfMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

const byAge = (texts: readonly GitHubText[]) => [...texts].sort((one, other) => one.id - other.id);

/**
 * Makes sure that exactly one text with this body exists.
 *
 * Two runs can find none at the same time and both create one. Both then list both texts: the older one (with the lower id)
 * stays. The run that created the newer one moves its body to the older one and removes the newer one.
 *
 * @param ifNone - what to do if there is none
 */
export async function upsertOne(
  github: GitHub,
  shelf: TextStore,
  body: string,
  ifNone: 'create' | 'leave' = 'create',
): Promise<TextResult> {
  for (let tries = 0; tries < UPDATE_TRIES; tries++) {
    const [oldest, ...younger] = byAge(await shelf.list());
    if (!oldest) return ifNone === 'leave' ? { outcome: 'none' } : create(github, shelf, body);
    for (const { id } of younger) await shelf.remove(id);
    if (oldest.body === body) return { outcome: 'unchanged', url: oldest.url };
    const updated = await shelf.update(oldest.id, body);
    if (updated) return { outcome: 'updated', url: updated.url };
  }
  const path = `update the ${shelf.holds}`;
  throw gitHubError(path, fault.ERR_GITHUB_CONFLICT({ path }));
}

async function create(github: GitHub, shelf: TextStore, body: string): Promise<TextResult> {
  const created = await shelf.create(body);
  const texts = byAge(await listWith(github, shelf, created));
  const [oldest = created, ...younger] = texts;
  const isFirst = oldest.id === created.id;
  const kept = isFirst ? created : await shelf.update(oldest.id, body);
  // The older one was deleted in the meantime, so the created one stays.
  if (!kept) return { outcome: 'created', url: created.url };
  for (const { id } of younger) await shelf.remove(id);
  return { outcome: isFirst ? 'created' : 'updated', url: kept.url };
}

/**
 * Reads the list until it contains `created` or an older text, because GitHub's lists are eventually consistent. The result
 * always contains `created`.
 */
async function listWith(github: GitHub, shelf: TextStore, created: GitHubText): Promise<readonly GitHubText[]> {
  let others: readonly GitHubText[] = [];
  for (let tries = 1; tries <= LIST_TRIES; tries++) {
    const texts = await shelf.list();
    others = texts.filter(({ id }) => id !== created.id);
    if (others.length < texts.length || others.some(({ id }) => id < created.id)) break;
    await github.wait(tries / 2);
  }
  return [...others, created];
}
