/**
 * The result after a fault in an operation:
 * - `absorbed`: the run succeeded; the call was sent again, or was not needed.
 * - `next-run`: the run failed; the next run succeeds.
 * - `recovered`: `federation recover` reports the remaining problems, with commands that fix them; after these commands, the next run succeeds.
 * - `stuck`: none of these.
 */
export type Outcome = 'absorbed' | 'next-run' | 'recovered' | 'stuck';

/** One cell of the table. */
export interface Cell {
  readonly outcome: Outcome;
  /** Codes that `federation recover` reported. */
  readonly codes: readonly string[];
  /** The message of Terraform, or the remaining problem. Absent if nothing failed. */
  readonly message?: string;
}

const ORDER: readonly Outcome[] = ['absorbed', 'next-run', 'recovered', 'stuck'];
const LONGEST = 240;

/** The cells of a phase. Each keeps the worst outcome. */
export class Cells {
  private readonly cells = new Map<string, Cell>();

  /** Records an outcome. */
  note(
    operation: string,
    outcome: Outcome,
    { code, message }: { readonly code?: string; readonly message?: string } = {},
  ): void {
    const before = this.cells.get(operation);
    const isWorse = before === undefined || ORDER.indexOf(outcome) > ORDER.indexOf(before.outcome);
    const worst = isWorse ? outcome : before.outcome;
    const now = message?.replaceAll(/\s+/g, ' ').slice(0, LONGEST);
    const text = isWorse ? (now ?? before?.message) : (before.message ?? now);
    const codes = [...new Set([...(before?.codes ?? []), ...(code === undefined ? [] : [code])])].sort();
    this.cells.set(operation, { outcome: worst, codes, ...(text !== undefined && { message: text }) });
  }

  has(operation: string): boolean {
    return this.cells.has(operation);
  }

  /** All cells, by operation. */
  all(): Readonly<Record<string, Cell>> {
    return Object.fromEntries([...this.cells].sort(([left], [right]) => left.localeCompare(right)));
  }
}
