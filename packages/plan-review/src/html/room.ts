import { Markup } from './markup';

/** Maximum number of entries in one list: phones fail to open a page with more. */
const MAX_ENTRIES = 2000;

/** Room for a list of a page, in bytes and entries. After the first item without room, no further items are added. */
export class Room {
  private entries = MAX_ENTRIES;

  constructor(private bytes: number) {}

  /** Whether there is room for a piece of markup; if so, reserves it. */
  takes({ text }: Markup): boolean {
    this.bytes -= Buffer.byteLength(text);
    return this.bytes >= 0;
  }

  /** Writes items from the first on, until one has no room. */
  fill<T>(items: readonly T[], write: (item: T) => Markup): readonly Markup[] {
    const shown: Markup[] = [];
    for (const item of items) {
      const entry = write(item);
      if (!this.takes(entry) || this.entries === 0) break;
      this.entries -= 1;
      shown.push(entry);
    }
    return shown;
  }
}
