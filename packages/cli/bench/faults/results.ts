import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { format } from 'oxfmt';
import type { Baseline } from './baseline';
import type { Cell } from './cells';
import type { PhaseName } from './columns';

/** A part of the table: one column in one phase. */
export interface Part {
  readonly column: string;
  readonly phase: PhaseName;
  /** Day on which it ran: `2026-11-28`. */
  readonly date: string;
  readonly seconds: number;
  /** By operation. */
  readonly cells: Readonly<Record<string, Cell>>;
}

/** All results so far. */
export interface Results {
  readonly baseline: Baseline;
  readonly parts: readonly Part[];
}

/** Reads the saved results; undefined if there are none. */
export function readResults(file: string): Results | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

/** A text in the format of its file type. */
export const formatted = async (file: string, text: string): Promise<string> =>
  (await format(file, text, { printWidth: 120 })).code;

/** Writes a formatted file atomically, since the next run continues from it. */
export async function writeFormatted(file: string, text: string): Promise<void> {
  writeFileSync(`${file}.new`, await formatted(file, text));
  renameSync(`${file}.new`, file);
}

/** Adds a part to the results. It replaces an older result of the same part. */
export const withPart = ({ baseline, parts }: Results, part: Part): Results => ({
  baseline,
  parts: [...parts.filter(({ column, phase }) => column !== part.column || phase !== part.phase), part],
});
