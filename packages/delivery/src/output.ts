import type { WriteStream } from 'node:tty';

/** Where progress and results go. */
export interface Output {
  /** For people: progress and explanations. */
  readonly progress: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
  /** For programs: what was asked for. */
  readonly result: Pick<WriteStream, 'write'>;
}
