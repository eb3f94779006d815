import { styleText } from 'node:util';
import type { Output } from '@auth0-cognito/delivery';

/** Text with color, if the output is a terminal. */
export function styled(output: Output, style: Parameters<typeof styleText>[0], text: string): string {
  return output.progress.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}

/** Prints a line to the progress output. */
export function printLine(output: Output, line = ''): void {
  output.progress.write(`${line}\n`);
}

// Until the review commands use printLine.
export { printLine as tell };

/** Formats seconds. */
export const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;
