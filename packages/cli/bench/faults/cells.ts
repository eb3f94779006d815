/**
 * What became of an operation that got a fault:
 * - `absorbed`: the run ended well; the call was sent again, or was not needed.
 * - `next-run`: the run stopped; the next run completes.
 * - `way-out`: `federation recover` reports what is left, with commands that end it; they were executed, and the next run completes.
 * - `stuck`: neither.
 */
export type Outcome = 'absorbed' | 'next-run' | 'way-out' | 'stuck';

/** One cell of the table. */
export interface Cell {
  readonly outcome: Outcome;
  /** Codes that `federation recover` reported. */
  readonly codes: readonly string[];
  /** What Terraform said, or what is stuck. Absent where nothing failed. */
  readonly said?: string;
}

const ORDER: readonly Outcome[] = ['absorbed', 'next-run', 'way-out', 'stuck'];
const LONGEST = 240;

/** The cells of a phase: each keeps the worst that happened. */
export class Cells {
  private readonly cells = new Map<string, Cell>();

  /** Notes an outcome. */
  note(
    operation: string,
    outcome: Outcome,
    { code, said }: { readonly code?: string; readonly said?: string } = {},
  ): void {
    const before = this.cells.get(operation);
    const isWorse = before === undefined || ORDER.indexOf(outcome) > ORDER.indexOf(before.outcome);
    const worst = isWorse ? outcome : before.outcome;
    const now = said?.replaceAll(/\s+/g, ' ').slice(0, LONGEST);
    const text = isWorse ? (now ?? before?.said) : (before.said ?? now);
    const codes = [...new Set([...(before?.codes ?? []), ...(code === undefined ? [] : [code])])].sort();
    this.cells.set(operation, { outcome: worst, codes, ...(text !== undefined && { said: text }) });
  }

  has(operation: string): boolean {
    return this.cells.has(operation);
  }

  /** By operation. */
  all(): Readonly<Record<string, Cell>> {
    return Object.fromEntries([...this.cells].sort(([left], [right]) => left.localeCompare(right)));
  }
}
