import { fault } from '../faults';
import { couldNot, statusOf } from './connection';
import type { GitHub } from './connection';

/** A comment or an issue that this token wrote. */
export interface OwnText {
  /** Ascending by age: the lowest is the oldest. */
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** When it was last written. */
  readonly updatedAt: string;
}

/** Where one text of an environment is kept: comments of a pull request, or issues. */
export interface Shelf {
  /** What it holds, in an error: `comment`. */
  readonly holds: string;
  /** Every text that {@link GitHub.me} wrote and that begins with the marker. */
  list(): Promise<readonly OwnText[]>;
  create(body: string): Promise<OwnText>;
  /** Undefined where it is gone. */
  update(id: number, body: string): Promise<OwnText | undefined>;
  /** Takes a duplicate away. One that is gone already is no error. */
  remove(id: number): Promise<void>;
}

/** What became of a text. `none`: there is none, and none was wanted. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'none';

/** @see Outcome */
export interface Kept {
  readonly outcome: Outcome;
  readonly url?: string;
}

/** How often a list is asked for again until it shows what was created. */
const LIST_TRIES = 6;
const UPDATE_TRIES = 3;

/** True where the first line of a text is the marker: a marker elsewhere is a quotation. */
export const beginsWith = (body: string | null | undefined, marker: string) =>
  (body ?? '').split(/\r?\n/, 1)[0] === marker;

/** Runs a call that may find its object gone; undefined where it is. */
export async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

const byAge = (texts: readonly OwnText[]) => [...texts].sort((one, other) => one.id - other.id);

/**
 * Keeps exactly one text with this body on the shelf.
 *
 * Two runs may find none at the same time and both create one. Both then see both, by what GitHub numbered them: the older
 * one stays; the writer of the younger one moves its body there, and removes the younger one.
 *
 * @param ifNone - what to do where there is none yet
 */
export async function keepOne(
  github: GitHub,
  shelf: Shelf,
  body: string,
  ifNone: 'create' | 'leave' = 'create',
): Promise<Kept> {
  for (let tries = 0; tries < UPDATE_TRIES; tries++) {
    const [oldest, ...younger] = byAge(await shelf.list());
    if (!oldest) return ifNone === 'leave' ? { outcome: 'none' } : create(github, shelf, body);
    for (const { id } of younger) await shelf.remove(id);
    if (oldest.body === body) return { outcome: 'unchanged', url: oldest.url };
    const updated = await shelf.update(oldest.id, body);
    if (updated) return { outcome: 'updated', url: updated.url };
  }
  const path = `update the ${shelf.holds}`;
  throw couldNot(path, fault.ERR_GITHUB_UNSETTLED({ path }));
}

async function create(github: GitHub, shelf: Shelf, body: string): Promise<Kept> {
  const created = await shelf.create(body);
  const texts = byAge(await listWith(github, shelf, created));
  const [oldest = created, ...younger] = texts;
  const isFirst = oldest.id === created.id;
  const kept = isFirst ? created : await shelf.update(oldest.id, body);
  // Gone meanwhile: what was created is the only one, and stays.
  if (!kept) return { outcome: 'created', url: created.url };
  for (const { id } of younger) await shelf.remove(id);
  return { outcome: isFirst ? 'created' : 'updated', url: kept.url };
}

/** The list once it shows `created` or an older one; GitHub's lists lag behind. `created` is always in it. */
async function listWith(github: GitHub, shelf: Shelf, created: OwnText): Promise<readonly OwnText[]> {
  let others: readonly OwnText[] = [];
  for (let tries = 1; tries <= LIST_TRIES; tries++) {
    const texts = await shelf.list();
    others = texts.filter(({ id }) => id !== created.id);
    if (others.length < texts.length || others.some(({ id }) => id < created.id)) break;
    await github.wait(tries / 2);
  }
  return [...others, created];
}
