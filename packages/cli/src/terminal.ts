import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

/** Where progress and results go. */
export interface Output {
  /** For people: progress and explanations. */
  readonly progress: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
  /** For programs: what was asked for. */
  readonly result: Pick<WriteStream, 'write'>;
}

/** Text in colour where people read it on a terminal. */
export function styled(output: Output, style: Parameters<typeof styleText>[0], text: string): string {
  return output.progress.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}

/** One line for people. */
export function tell(output: Output, line = ''): void {
  output.progress.write(`${line}\n`);
}

/** Seconds as people read them. */
export const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;
