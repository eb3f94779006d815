// The content of the pictures in docs/images. `npm run images` writes pictures and record; nightly tests check the record.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { findCheckout } from '../../src';

/** Folder of the pictures. */
export const imagesFolder = (): string => join(findCheckout(), 'docs/images');

/** The content of a picture: the texts of a page, and hashes of parts that are too long to read in a diff. */
export interface Shown {
  readonly texts?: readonly string[];
  readonly hash: string;
}

/** A short hash of a style or of a whole document. */
export const shownHash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** By name of the picture. */
const recordFile = () => join(imagesFolder(), 'shown.json');

const recorded = (): Readonly<Record<string, Shown>> =>
  existsSync(recordFile()) ? (JSON.parse(readFileSync(recordFile(), 'utf8')) as Record<string, Shown>) : {};

/** Records the content of a new picture. */
export function recordShown(name: string, shown: Shown): void {
  const entries = Object.entries({ ...recorded(), [name]: shown }).sort(([a], [b]) => a.localeCompare(b));
  writeFileSync(recordFile(), `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
}

/**
 * Checks that a picture shows the current content.
 *
 * @throws Error with the difference, and the command that takes the pictures.
 */
export function checkShown(name: string, shown: Shown): void {
  const known = recorded()[name];
  if (isDeepStrictEqual(known, shown)) return;
  const before = known?.texts ?? [];
  const [gone, added] = [before, shown.texts ?? []].map((texts, index, all) =>
    texts.filter((text) => !all[1 - index]?.includes(text)),
  );
  throw new Error(
    `docs/images/${name}.png is not current: texts that are gone ${JSON.stringify(gone)}, new texts ${JSON.stringify(added)}, ` +
      `style ${known?.hash} before, ${shown.hash} now. Run npm run images, and look at the picture.`,
  );
}
