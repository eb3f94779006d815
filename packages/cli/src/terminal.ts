import { styleText } from 'node:util';
import { hasColor, type Output } from '@auth0-cognito/delivery';
import type { Paint } from '@auth0-cognito/plan-review';

/** Adds color to texts for a stream, if it shows color. */
export const painter =
  (stream: Parameters<typeof hasColor>[0]): Paint =>
  (style, text) =>
    hasColor(stream) ? styleText(style, text, { validateStream: false }) : text;

/** Text with color, if the progress output is a terminal. */
export const styled = ({ progress }: Output, ...text: Parameters<Paint>): string => painter(progress)(...text);

/** Prints a line to the progress output. */
export function printLine(output: Output, line = ''): void {
  output.progress.write(`${line}\n`);
}

/** Formats seconds. */
export const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;
