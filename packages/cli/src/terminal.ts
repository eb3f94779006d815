import { styleText } from 'node:util';
import type { Output } from '@auth0-cognito/delivery';
import type { Paint } from '@auth0-cognito/plan-review';

interface Stream {
  readonly isTTY?: boolean;
}

/**
 * Adds color to texts for a stream, if the stream is a terminal and NO_COLOR is not set.
 *
 * @see https://no-color.org
 */
export const painter =
  ({ isTTY }: Stream): Paint =>
  (style, text) =>
    isTTY && !process.env.NO_COLOR ? styleText(style, text, { validateStream: false }) : text;

/** Text with color, if the progress output is a terminal. */
export const styled = ({ progress }: Output, ...text: Parameters<Paint>): string => painter(progress)(...text);

/** Prints a line to the progress output. */
export function printLine(output: Output, line = ''): void {
  output.progress.write(`${line}\n`);
}

/** Formats seconds. */
export const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;
