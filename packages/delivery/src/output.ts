import type { WriteStream } from 'node:tty';

/** Output streams of a command. */
export interface Output {
  /** Progress and explanations for users. */
  readonly progress: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
  /** Results for programs. */
  readonly result: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
}
