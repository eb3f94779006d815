import type { WriteStream } from 'node:tty';

/** Output streams of a command. */
export interface Output {
  /** Progress and explanations for users. */
  readonly progress: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
  /** Results for programs. */
  readonly result: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
}

interface Stream {
  readonly isTTY?: boolean;
}

/**
 * True if a stream is a terminal that interprets escape sequences: TERM is not `dumb`.
 *
 * @see https://nodejs.org/api/tty.html#writestreamgetcolordepthenv
 */
export const hasEscapes = ({ isTTY }: Stream): boolean => isTTY === true && process.env.TERM !== 'dumb';

/**
 * True if a stream shows color: it interprets escape sequences, and NO_COLOR is not set.
 *
 * @see https://no-color.org
 */
export const hasColor = (stream: Stream): boolean => hasEscapes(stream) && !process.env.NO_COLOR;
