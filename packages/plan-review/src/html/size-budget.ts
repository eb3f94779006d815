import { Markup } from './markup';

/** Maximum number of entries in one list: phones fail to open a page with more. */
const MAX_ENTRIES = 2000;

/** Maximum size of a list of a page, in bytes and entries. After the first item that exceeds it, no further items are added. */
export class SizeBudget {
  private entries = MAX_ENTRIES;

  constructor(private bytes: number) {}

  /** Whether a piece of markup is within the budget; if so, reserves its size. */
  reserve({ text }: Markup): boolean {
    this.bytes -= Buffer.byteLength(text);
    return this.bytes >= 0;
  }

  /** Writes items from the first on, until one exceeds the budget. */
  fill<T>(items: readonly T[], write: (item: T) => Markup): readonly Markup[] {
    const shown: Markup[] = [];
    for (const item of items) {
      const entry = write(item);
      if (!this.reserve(entry) || this.entries === 0) break;
      this.entries -= 1;
      shown.push(entry);
    }
    return shown;
  }
}
