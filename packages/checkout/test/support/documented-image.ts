// What the pictures of docs/images show. `npm run images` writes pictures and record; nightly tests check the record.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCheckout } from '../../src';

/** Folder of the pictures. */
export const imagesFolder = (): string => join(findCheckout(), 'docs/images');

/** By name of the picture: a hash of the texts and the style that it shows. */
const recordFile = () => join(imagesFolder(), 'shown.json');

const recorded = (): Readonly<Record<string, string>> =>
  existsSync(recordFile()) ? (JSON.parse(readFileSync(recordFile(), 'utf8')) as Record<string, string>) : {};

const hashOf = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** Records what a new picture shows. */
export function recordShown(name: string, content: string): void {
  const entries = Object.entries({ ...recorded(), [name]: hashOf(content) }).sort(([a], [b]) => a.localeCompare(b));
  writeFileSync(recordFile(), `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
}

/**
 * Checks that a picture shows what would be shown now.
 *
 * @throws Error with the command that takes the pictures.
 */
export function checkShown(name: string, content: string): void {
  if (recorded()[name] === hashOf(content)) return;
  throw new Error(
    `docs/images/${name}.png does not show what is shown now: run npm run images, and look at the picture`,
  );
}
